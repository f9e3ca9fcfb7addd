import Intake
import Testing

@testable import Desk

@Suite("The order of the queue")
struct QueueOrderTests {
    /// Each piece takes all that an agent has.
    private func busyScene() -> FloorScene {
        var policy = FloorPolicy(holdLevel: 1_000)
        for kind in ChannelKind.allCases {
            let rule = policy[kind]
            policy[kind] = ChannelRule(weight: 10, cap: 1, offerLimit: .seconds(9_999_999), pace: rule.pace)
        }
        return FloorScene(policy)
    }

    /// The order in which one agent gets what waits, finishing each before the next.
    private func served(_ scene: inout FloorScene, at second: Int) -> [ItemID] {
        scene.at(second)
        scene.agent(1)
        var served: [ItemID] = []
        while let item = scene.floor.agent(1)?.offers.first {
            scene.accept(item, 1)
            scene.apply(.closed(item))
            served.append(item)
        }
        return served
    }

    @Test("oldest first within a priority, and the more urgent priority first")
    func priorities() {
        var scene = busyScene()
        scene.arrive(1, .email, priority: 5)
        scene.at(1)
        scene.arrive(2, .email, priority: 3)
        scene.at(2)
        scene.arrive(3, .email, priority: 1)
        scene.at(3)
        scene.arrive(4, .email, priority: 3)
        #expect(served(&scene, at: 10) == [3, 2, 4, 1])
    }

    @Test("waiting makes up for priority: a pace for each")
    func aging() {
        var scene = busyScene()
        scene.arrive(1, .chat, priority: 5)
        scene.at(119)
        scene.arrive(2, .chat, priority: 1)
        scene.at(121)
        scene.arrive(3, .chat, priority: 1)
        #expect(served(&scene, at: 200) == [2, 1, 3])
    }

    @Test("a due time that comes near comes before age and priority")
    func due() {
        var scene = busyScene()
        scene.arrive(1, .email, priority: 1)
        scene.at(600)
        scene.arrive(2, .email, priority: 5, due: 900)
        #expect(served(&scene, at: 700) == [2, 1])
    }

    @Test(
        "between channels the faster pace gains: a chat of two minutes before a mail of an hour, not before one of a day"
    )
    func channels() {
        var scene = busyScene()
        scene.arrive(1, .email)
        scene.at(86_400 - 3_600)
        scene.arrive(2, .email)
        scene.at(86_400 - 120)
        scene.arrive(3, .chat)
        #expect(served(&scene, at: 86_400) == [1, 3, 2])
    }

    @Test("a change of priority or due time finds its new place")
    func changed() {
        var scene = busyScene()
        scene.arrive(1, .email)
        scene.arrive(2, .email)
        scene.apply(.changed(2, WorkDemand(priority: 1, language: nil, department: nil, team: nil, due: nil), by: nil))
        #expect(scene.floor.ahead(of: 1) == 1)
        #expect(scene.floor.ahead(of: 2) == 0)
        #expect(served(&scene, at: 1) == [2, 1])
    }

    @Test("a large piece that fits nowhere gets room kept: small ones do not fill every gap before it")
    func roomIsKept() {
        var scene = FloorScene()
        scene.agent(1, [.phone, .email])
        for id in 1...3 {
            scene.arrive(ItemID(rawValue: Int64(id)), .email)
            scene.accept(ItemID(rawValue: Int64(id)), 1)
        }
        scene.arrive(10, .phone)
        scene.at(29)
        scene.arrive(4, .email)
        #expect(scene.offered(4) == 1, "not yet: the call is young")
        scene.accept(4, 1)
        scene.at(30)
        scene.arrive(5, .email)
        #expect(scene.offered(5) == nil)
        for id in 1...4 { scene.apply(.closed(ItemID(rawValue: Int64(id)))) }
        #expect(scene.offered(10) == 1)
        #expect(scene.offered(5) == nil)
    }

    @Test("room is kept by as many agents as there are large pieces, and given up when the piece goes elsewhere")
    func roomOfMany() {
        var scene = FloorScene()
        for id in 1...2 {
            scene.agent(AgentID(rawValue: Int64(id)), [.phone, .email])
            scene.arrive(ItemID(rawValue: Int64(id)), .email)
            scene.accept(ItemID(rawValue: Int64(id)), scene.offered(ItemID(rawValue: Int64(id))) ?? 0)
        }
        scene.arrive(10, .phone)
        scene.arrive(11, .phone)
        scene.at(30)
        scene.arrive(5, .email)
        #expect(scene.floor.agents.count { $0.hold != nil } == 2)
        #expect(scene.offered(5) == nil)
        scene.apply(.closed(11))
        #expect(scene.offered(5) != nil)
    }

    @Test("what is more urgent than what room is kept for gets the room first")
    func passesRoom() {
        var scene = FloorScene()
        scene.agent(1, [.phone, .email, .chat])
        scene.arrive(1, .email)
        scene.accept(1, 1)
        scene.arrive(10, .phone, priority: 5)
        scene.at(50)
        scene.arrive(2, .email)
        #expect(scene.offered(2) == nil)
        scene.arrive(3, .email, priority: 1, due: 1)
        #expect(scene.offered(3) == 1)
    }

    @Test("the resident's former agent is waited for, while they are there, for as long as the rule says")
    func sticky() {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        scene.agent(2, [.chat])
        scene.arrive(10, .chat, former: 2)
        #expect(scene.offered(10) == 2)
        scene.accept(10, 2)
        scene.arrive(11, .chat, former: 2)
        scene.accept(11, 2)
        scene.arrive(12, .chat, former: 2)
        #expect(scene.offered(12) == nil, "the second is full, and there")
        scene.arrive(13, .chat, former: 2)
        scene.at(59)
        #expect(scene.offered(13) == nil)
        scene.apply(.closed(10))
        #expect(scene.offered(12) == 2)
        scene.at(60)
        #expect(scene.offered(13) == 1)
    }

    @Test(
        "a former agent who goes away is not waited for any longer",
        arguments: [PresenceChoice.offline, .onBreak, .busy])
    func stickyLeaves(_ away: PresenceChoice) {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        scene.agent(2, [.chat])
        scene.apply(.presence(2, .afterWork))
        scene.arrive(10, .chat, former: 2)
        #expect(scene.offered(10) == nil)
        scene.apply(.presence(2, away))
        #expect(scene.offered(10) == 1)
    }

    @Test("among agents, the one who carries the least, then who waited the longest for something")
    func agents() {
        var scene = FloorScene()
        for id in 1...3 { scene.agent(AgentID(rawValue: Int64(id)), [.email]) }
        for (item, agent) in [(1, 1), (2, 2), (3, 3), (4, 1)] as [(Int64, Int64)] {
            scene.arrive(ItemID(rawValue: item), .email)
            #expect(scene.offered(ItemID(rawValue: item)) == AgentID(rawValue: agent))
            scene.accept(ItemID(rawValue: item), AgentID(rawValue: agent))
        }
        scene.apply(.closed(3))
        scene.arrive(5, .email)
        #expect(scene.offered(5) == 3)
    }

    @Test("what waits, by channel: how much, and since when")
    func standing() {
        var scene = FloorScene()
        scene.arrive(1, .email)
        scene.at(10)
        scene.arrive(2, .chat)
        scene.arrive(3, .chat)
        scene.agent(1, [.chat])
        #expect(
            scene.floor.queue() == [
                QueueStanding(channel: .email, waiting: 1, offered: 0, waitingSince: FloorScene.moment(0)),
                QueueStanding(channel: .chat, waiting: 1, offered: 1, waitingSince: FloorScene.moment(10)),
            ])
        #expect(scene.floor.ahead(of: 2) == 0)
        #expect(scene.floor.ahead(of: 9) == nil)
    }
}
