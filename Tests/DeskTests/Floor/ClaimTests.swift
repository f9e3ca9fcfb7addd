import Intake
import Testing

@testable import Desk

@Suite("Claims, and what people do with work")
struct ClaimTests {
    /// Two agents; the first is offered a chat, an email waits.
    private func scene() -> FloorScene {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        scene.agent(2, [.email, .chat], languages: [])
        scene.apply(.presence(2, .busy))
        scene.arrive(10, .chat, language: .english)
        scene.arrive(11, .email)
        return scene
    }

    @Test("of two claims the second loses, and hears who has it")
    func race() {
        var scene = scene()
        let version = scene.version(11)
        scene.apply(.took(11, by: 2, version: version))
        #expect(scene.holder(11) == 2)
        scene.agent(3, [.email])
        #expect(scene.apply(.took(11, by: 3, version: version)) == [.refused(11, 3, .taken(by: 2))])
        #expect(scene.apply(.took(11, by: 3, version: version + 1)) == [.refused(11, 3, .taken(by: 2))])
    }

    @Test("who takes by hand comes before who is offered it, and then the offer is no more")
    func pullOverOffer() {
        var scene = scene()
        let offer = Offer(item: 10, agent: 1, until: FloorScene.moment(30), version: 0)
        let pulled = Assignment(agent: 2, origin: .pull, since: FloorScene.moment(0))
        #expect(
            scene.apply(.took(10, by: 2, version: 0)) == [
                .withdrawn(offer, .taken), .assigned(10, pulled, from: nil, version: 1),
            ])
        #expect(scene.apply(.accepted(10, by: 1, version: 0)) == [.refused(10, 1, .taken(by: 2))])
    }

    @Test("an offer that ran out cannot be accepted, nor an old version be claimed")
    func late() {
        var scene = scene()
        scene.at(31)
        #expect(scene.apply(.accepted(10, by: 1, version: 0)) == [.refused(10, 1, .offerGone)])
        scene.apply(.took(11, by: 2, version: 0))
        scene.apply(.putBack(11, by: 2, version: 1))
        #expect(scene.apply(.took(11, by: 2, version: 1)) == [.refused(11, 2, .stale(version: 2))])
    }

    @Test("taking by hand needs the training, and presence, but neither room nor the language")
    func pullLimits() {
        var scene = scene()
        #expect(scene.apply(.took(11, by: 1, version: 0)) == [.refused(11, 1, .notTrained(.email))])
        scene.apply(.presence(2, .offline))
        #expect(scene.apply(.took(11, by: 2, version: 0)) == [.refused(11, 2, .absent(2))])
        #expect(scene.apply(.took(99, by: 2, version: 0)) == [.refused(99, 2, .noSuchItem)])
        #expect(scene.apply(.took(11, by: 9, version: 0)) == [.refused(11, 9, .noSuchAgent)])
        scene.apply(.presence(2, .busy))
        for id in 20...27 { scene.arrive(ItemID(rawValue: Int64(id)), .chat) }
        for id in 20...27 {
            let item = ItemID(rawValue: Int64(id))
            scene.apply(.took(item, by: 2, version: scene.version(item)))
        }
        #expect(scene.floor.agent(2)?.assigned.count == 8)
    }

    @Test("what a person gave to somebody no rule takes away, be they on a break, offline or over their capacity")
    func personsAssignment() {
        var scene = scene()
        scene.apply(.handedOver(11, to: .agent(1), by: 2, version: 0))
        #expect(scene.holder(11) == 1)
        for choice in [PresenceChoice.onBreak, .busy, .offline] { scene.apply(.presence(1, choice)) }
        let demand = WorkDemand(priority: 1, language: .spanish, department: "Parks", team: .nights, due: nil)
        scene.apply(.changed(11, demand, by: nil))
        scene.agent(3)
        scene.apply(.residentWrote(11))
        scene.at(100_000)
        #expect(scene.holder(11) == 1)
        #expect(scene.floor.agent(1)?.assigned == [11])
    }

    @Test(
        "handed to a team or a department it waits there, no rule moves it, and who handed it on is not offered it at once"
    )
    func handedOver() {
        var scene = FloorScene()
        scene.agent(1, [.email])
        scene.agent(2, [.email], departments: ["Parks"])
        scene.apply(.presence(2, .onBreak))
        scene.arrive(10, .email)
        scene.accept(10, 1)
        let effects = scene.apply(.handedOver(10, to: .department("Parks"), by: 1, version: 1))
        #expect(effects == [.released(10, from: 1, .handedOver, version: 2)])
        scene.apply(
            .changed(10, WorkDemand(priority: 1, language: nil, department: "Water", team: nil, due: nil), by: nil))
        #expect(scene.floor.work(10)?.work.department == "Parks")
        #expect(scene.floor.work(10)?.work.priority == 1)
        scene.apply(.presence(2, .available))
        #expect(scene.offered(10) == 2)
        scene.apply(
            .changed(10, WorkDemand(priority: 1, language: nil, department: "Water", team: nil, due: nil), by: 2))
        #expect(scene.floor.work(10)?.work.department == "Water")
    }

    @Test("a live conversation is handed to nobody who is not there")
    func handedToNobody() {
        var scene = scene()
        scene.apply(.presence(2, .offline))
        #expect(scene.apply(.handedOver(10, to: .agent(2), by: 1, version: 0)) == [.refused(10, 1, .absent(2))])
        #expect(scene.offered(10) == 1)
        scene.apply(.handedOver(11, to: .agent(2), by: 1, version: 0))
        #expect(scene.holder(11) == 2)
    }

    @Test("put back it keeps its age, and goes to somebody else")
    func putBack() {
        var scene = FloorScene()
        scene.agent(1, [.email])
        scene.arrive(10, .email)
        scene.accept(10, 1)
        scene.at(50)
        scene.apply(.putBack(10, by: 1, version: 1))
        #expect(scene.offered(10) == nil)
        #expect(scene.floor.work(10)?.work.since == FloorScene.moment(0))
        scene.at(110)
        #expect(scene.offered(10) == 1)
        #expect(scene.apply(.putBack(10, by: 1, version: 2)) == [.refused(10, 1, .notYours)])
    }

    @Test("what rests takes no capacity; the resident's word wakes it, with whom has it")
    func resting() {
        var scene = FloorScene()
        scene.agent(1, [.email], points: 1)
        scene.arrive(10, .email)
        scene.accept(10, 1)
        scene.arrive(11, .email)
        #expect(scene.offered(11) == nil)
        scene.apply(.awaitsResident(10, by: 1))
        #expect(scene.offered(11) == 1)
        scene.at(60)
        #expect(scene.apply(.residentWrote(10)) == [.woke(10)])
        #expect(scene.holder(10) == 1)
        #expect(scene.floor.work(10)?.work.since == FloorScene.moment(60), "it waits for us only since then")
    }

    @Test("snoozed it comes back at its moment, or with the resident's word: to the queue, or to whom has it")
    func snoozed() {
        var scene = FloorScene()
        scene.agent(1, [.email])
        scene.apply(.presence(1, .busy))
        scene.arrive(10, .email)
        scene.arrive(11, .email)
        scene.apply(.snoozed(10, until: FloorScene.moment(500), by: 1, version: 0))
        scene.apply(.snoozed(11, until: FloorScene.moment(500), by: 1, version: 0))
        scene.apply(.presence(1, .available))
        #expect(scene.offered(10) == nil)
        scene.apply(.residentWrote(11))
        #expect(scene.offered(11) == 1)
        scene.accept(11, 1)
        scene.apply(.snoozed(11, until: FloorScene.moment(300), by: 1, version: scene.version(11)))
        #expect(scene.floor.agent(1)?.pointsInUse == 0)
        #expect(scene.at(300) == [.woke(11)])
        #expect(scene.floor.agent(1)?.pointsInUse == 1)
        scene.at(500)
        #expect(scene.offered(10) == 1)
    }

    @Test("nobody gives a partner work that they may not see; to an agent, whatever they usually do")
    func sight() {
        var scene = FloorScene()
        scene.agent(1)
        scene.agent(2, departments: ["roads"], sight: ["roads"])
        scene.agent(3, departments: ["roads"])
        for (item, department) in [(10, "water"), (11, "roads"), (12, nil)] as [(ItemID, String?)] {
            scene.arrive(item, .email, department: department)
        }
        let refused = scene.apply(.handedOver(10, to: .agent(2), by: 1, version: scene.version(10)))
        #expect(refused.contains(.refused(10, 1, .outOfSight(2))))
        #expect(scene.holder(10) == nil)
        for (item, agent) in [(11, 2), (12, 2), (10, 3)] as [(ItemID, AgentID)] {
            scene.apply(.handedOver(item, to: .agent(agent), by: 1, version: scene.version(item)))
            #expect(scene.holder(item) == agent)
        }
    }
}
