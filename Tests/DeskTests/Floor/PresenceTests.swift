import Intake
import Testing

@testable import Desk

@Suite("Presence")
struct PresenceTests {
    @Test(
        "who comes, or comes back, is offered what waits at once", arguments: [PresenceChoice.busy, .onBreak, .offline])
    func drained(_ away: PresenceChoice) {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        scene.apply(.presence(1, away))
        scene.arrive(10, .chat)
        #expect(scene.offered(10) == nil)
        scene.apply(.presence(1, .available))
        #expect(scene.offered(10) == 1)
    }

    @Test("who is not available any more loses the offer, not the work")
    func leaves() {
        var scene = FloorScene()
        scene.agent(1, [.chat, .email])
        scene.arrive(10, .email)
        scene.accept(10, 1)
        scene.arrive(11, .chat)
        scene.agent(2, [.chat])
        let effects = scene.apply(.presence(1, .onBreak))
        #expect(effects.first == .presence(1, .onBreak))
        #expect(scene.offered(11) == 2)
        #expect(scene.holder(10) == 1)
    }

    @Test("after-work ends by itself at its limit, or sooner by a word")
    func afterWork() {
        var scene = FloorScene()
        scene.agent(1, [.phone])
        scene.arrive(10, .phone)
        scene.accept(10, 1)
        scene.arrive(11, .phone)
        scene.apply(.closed(10))
        #expect(scene.presence(1) == .afterWork(until: FloorScene.moment(30)))
        #expect(scene.offered(11) == nil)
        scene.at(30)
        #expect(scene.presence(1) == .available)
        #expect(scene.offered(11) == 1)
        scene.apply(.presence(1, .afterWork))
        scene.at(100)
        scene.apply(.presence(1, .available))
        #expect(scene.offered(11) == 1)
    }

    @Test(
        "a lost connection: nothing new at once, chats back to the queue after the grace and the resident told, mail stays"
    )
    func vanished() {
        var scene = FloorScene()
        scene.agent(1, [.chat, .email])
        scene.arrive(10, .chat)
        scene.accept(10, 1)
        scene.arrive(11, .email)
        scene.accept(11, 1)
        scene.agent(2, [.chat])
        scene.apply(.vanished(1))
        scene.arrive(12, .email)
        #expect(scene.offered(12) == nil)
        scene.at(29)
        #expect(scene.holder(10) == 1)
        let effects = scene.at(30)
        #expect(effects.contains(.told(.vanished(1))))
        #expect(effects.contains(.released(10, from: 1, .vanished, version: 2)))
        #expect(effects.contains(.told(.agentGone(10, 1))))
        #expect(scene.presence(1) == .offline)
        #expect(scene.offered(10) == 2)
        #expect(scene.holder(11) == 1)
    }

    @Test("back within the grace, everything is as it was")
    func returned() {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        scene.arrive(10, .chat)
        scene.accept(10, 1)
        scene.apply(.vanished(1))
        scene.arrive(11, .chat)
        scene.at(20)
        scene.apply(.returned(1))
        #expect(scene.offered(11) == 1)
        scene.at(60)
        #expect(scene.holder(10) == 1)
    }

    @Test("who signs off gives their chats back at once; who leaves the staff gives back everything")
    func goodbye() {
        var scene = FloorScene()
        scene.agent(1, [.chat, .email])
        scene.arrive(10, .chat)
        scene.accept(10, 1)
        scene.arrive(11, .email)
        scene.accept(11, 1)
        #expect(
            scene.apply(.presence(1, .offline)) == [
                .presence(1, .offline), .released(10, from: 1, .signedOff, version: 2), .told(.agentGone(10, 1)),
            ])
        #expect(scene.apply(.retired(1)).first == .released(11, from: 1, .retired, version: 2))
        scene.agent(2)
        #expect(scene.offered(10) == 2)
        #expect(scene.offered(11) == 2)
    }

    @Test("a resident who writes in a chat whose agent is gone comes back to the queue")
    func goneMeanwhile() {
        var scene = FloorScene()
        scene.agent(1, [.sms])
        scene.arrive(10, .sms)
        scene.accept(10, 1)
        scene.apply(.awaitsResident(10, by: 1))
        scene.apply(.presence(1, .offline))
        #expect(scene.holder(10) == 1)
        scene.agent(2, [.sms])
        scene.apply(.residentWrote(10))
        #expect(scene.offered(10) == 2)
    }
}
