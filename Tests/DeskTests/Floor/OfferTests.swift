import Intake
import Testing

@testable import Desk

@Suite("Offers")
struct OfferTests {
    @Test("work is offered to whom it fits, accepted, and then theirs")
    func accepted() {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        let effects = scene.arrive(10, .chat)
        let offer = Offer(item: 10, agent: 1, until: FloorScene.moment(30), version: 0)
        #expect(effects == [.offered(offer)])
        scene.at(5)
        let assignment = Assignment(agent: 1, origin: .offer, since: FloorScene.moment(5))
        #expect(scene.accept(10, 1) == [.assigned(10, assignment, from: nil, version: 1)])
        #expect(scene.floor.agent(1)?.pointsInUse == 4)
    }

    @Test("an offer that runs out goes to somebody else at once, and not to the same agent until the cool-off is over")
    func expired() {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        scene.agent(2, [.chat])
        scene.arrive(10, .chat)
        #expect(scene.offered(10) == 1)
        scene.at(30)
        #expect(scene.offered(10) == 2)
        scene.at(60)
        #expect(scene.offered(10) == nil, "both are cooling off, the first until 90")
        scene.at(89)
        #expect(scene.offered(10) == nil)
        scene.at(90)
        #expect(scene.offered(10) == 1)
    }

    @Test("what falls due is done at its own moment, however late it is looked at")
    func late() {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        scene.agent(2, [.chat])
        scene.arrive(10, .chat)
        let effects = scene.at(45)
        #expect(effects.last == .offered(Offer(item: 10, agent: 2, until: FloorScene.moment(60), version: 0)))
    }

    @Test(
        "after three in a row that they let pass an agent is offered nothing, the supervisor sees it, and their word ends it"
    )
    func unanswered() {
        var scene = FloorScene(FloorPolicy(coolOff: .zero))
        scene.agent(1, [.chat])
        scene.arrive(10, .chat)
        scene.at(61)
        #expect(scene.offered(10) == 1)
        let effects = scene.at(90)
        #expect(effects.contains(.told(.unanswered(1, inARow: 3))))
        #expect(effects.contains(.presence(1, .unanswered)))
        #expect(scene.offered(10) == nil)
        scene.apply(.presence(1, .available))
        #expect(scene.offered(10) == 1)
    }

    @Test("a declined offer is an answer: the row of unanswered ones ends")
    func declined() {
        var scene = FloorScene(FloorPolicy(coolOff: .zero, unansweredLimit: 2))
        scene.agent(1, [.chat])
        scene.arrive(10, .chat)
        scene.at(30)
        scene.apply(.declined(10, by: 1))
        scene.at(60)
        #expect(scene.presence(1) == .available)
        scene.at(90)
        #expect(scene.presence(1) == .unanswered)
    }

    @Test(
        "points: two chats of four leave room for two emails; each closed one makes room for the next of its kind at once"
    )
    func capacity() {
        var scene = FloorScene()
        scene.agent(1)
        for id in 1...4 {
            scene.arrive(ItemID(rawValue: Int64(id)), .chat)
            scene.accept(ItemID(rawValue: Int64(id)), 1)
        }
        for id in 11...14 {
            scene.arrive(ItemID(rawValue: Int64(id)), .email)
            scene.accept(ItemID(rawValue: Int64(id)), 1)
        }
        #expect(scene.floor.agent(1)?.assigned == [1, 2, 11, 12])
        #expect(scene.floor.agent(1)?.pointsInUse == 10)
        scene.apply(.closed(1))
        #expect(scene.offered(3) == 1)
        scene.apply(.closed(11))
        #expect(scene.offered(13) == 1)
    }

    @Test("one offer of a kind at a time, unless the rule says otherwise")
    func offersAtOnce() {
        var scene = FloorScene()
        scene.agent(1)
        scene.arrive(11, .email)
        scene.arrive(12, .email)
        #expect(scene.offered(11) == 1)
        #expect(scene.offered(12) == nil)
        scene.accept(11, 1)
        #expect(scene.offered(12) == 1)
    }

    @Test("training, language, department and team")
    func skills() {
        var scene = FloorScene()
        scene.agent(1, [.email])
        scene.agent(2, [.chat, .email], departments: ["Parks"])
        scene.agent(3, [.chat, .email], languages: [.english, .spanish], teams: [.outreach])
        scene.arrive(10, .chat, department: "Water")
        #expect(scene.offered(10) == 3)
        scene.arrive(11, .chat, department: "Parks")
        #expect(scene.offered(11) == 2)
        scene.arrive(12, .email, language: .spanish)
        #expect(scene.offered(12) == 3)
        scene.arrive(13, .email)
        #expect(scene.offered(13) == 1)
        let effects = scene.arrive(14, .email, team: .nights)
        #expect(effects == [.told(.nobodyTrained(14))])
    }

    @Test("a training counts from its day on")
    func training() {
        var scene = FloorScene()
        scene.apply(.roster(AgentProfile(id: 1, training: [.chat: FloorScene.moment(100)])))
        scene.apply(.presence(1, .available))
        scene.arrive(10, .chat)
        scene.at(99)
        #expect(scene.offered(10) == nil)
        scene.at(100)
        #expect(scene.offered(10) == 1)
    }

    @Test("nobody has the resident's language: after a while anybody trained for the channel will do")
    func languagePatience() {
        var scene = FloorScene()
        scene.agent(1)
        scene.arrive(10, .chat, language: .haitianCreole)
        scene.at(179)
        #expect(scene.offered(10) == nil)
        scene.at(180)
        #expect(scene.offered(10) == 1)
    }

    @Test("an offer is taken back when the work asks for something else, or the agent's profile does not fit any more")
    func changed() {
        var scene = FloorScene()
        scene.agent(1, [.email])
        scene.agent(2, [.email], departments: ["Parks"])
        scene.arrive(10, .email, department: "Parks")
        #expect(scene.offered(10) == 1)
        scene.apply(.roster(AgentProfile(id: 1, training: [.chat: FloorScene.moment(0)])))
        #expect(scene.offered(10) == 2)
        let demand = WorkDemand(priority: 3, language: nil, department: "Water", team: nil, due: nil)
        scene.apply(.changed(10, demand, by: nil))
        #expect(scene.offered(10) == nil)
    }
}
