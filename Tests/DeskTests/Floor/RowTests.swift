import Intake
import Testing

@testable import Desk

@Suite("What the database says")
struct RowTests {
    private func work(_ id: ItemID, _ channel: ChannelKind = .email, version: Int64) -> WorkItem {
        WorkItem(id: id, channel: channel, since: FloorScene.moment(0), version: version)
    }

    @Test("a floor that starts anew knows who has what, and offers what waits")
    func start() {
        var scene = FloorScene()
        scene.apply(
            .observed(
                WorkRow(work: work(1, version: 4), state: .assigned(1, since: FloorScene.moment(0), rest: .none))))
        scene.apply(
            .observed(
                WorkRow(
                    work: work(2, version: 2),
                    state: .assigned(1, since: FloorScene.moment(0), rest: .untilResidentWrites))))
        scene.apply(.observed(WorkRow(work: work(3, version: 7), state: .snoozed(until: FloorScene.moment(50)))))
        scene.apply(.observed(WorkRow(work: work(4, version: 1), state: .waiting)))
        scene.agent(1, [.email])
        #expect(scene.floor.agent(1)?.assigned == [1, 2])
        #expect(scene.offered(4) == 1)
        #expect(scene.floor.agent(1)?.pointsInUse == 2)
        scene.accept(4, 1)
        scene.at(50)
        #expect(scene.offered(3) == 1)
        #expect(FloorBooks.disagreement(scene.floor) == nil)
    }

    @Test(
        "a claim lost in the database: the row is believed, the offer taken back, and the room given to something else")
    func lostClaim() {
        var scene = FloorScene()
        scene.agent(1, [.email], points: 1)
        scene.arrive(1, .email)
        scene.arrive(2, .email)
        #expect(scene.offered(1) == 1)
        let effects = scene.apply(
            .observed(
                WorkRow(work: work(1, version: 1), state: .assigned(7, since: FloorScene.moment(0), rest: .none))))
        #expect(
            effects.first == .withdrawn(Offer(item: 1, agent: 1, until: FloorScene.moment(120), version: 0), .taken))
        #expect(scene.offered(2) == 1)
        #expect(scene.apply(.accepted(1, by: 1, version: 0)) == [.refused(1, 1, .taken(by: 7))])
    }

    @Test("the row is believed even at the same version: two claims may have counted up to it")
    func sameVersion() {
        var scene = FloorScene()
        scene.agent(1, [.email])
        scene.arrive(1, .email)
        scene.accept(1, 1)
        scene.apply(
            .observed(
                WorkRow(work: work(1, version: 1), state: .assigned(7, since: FloorScene.moment(0), rest: .none))))
        #expect(scene.holder(1) == 7)
        #expect(scene.floor.agent(1)?.assigned == [])
        #expect(FloorBooks.disagreement(scene.floor) == nil)
    }

    @Test("what says the same changes nothing: an offer stands")
    func same() {
        var scene = FloorScene()
        scene.agent(1, [.email])
        scene.arrive(1, .email)
        #expect(scene.apply(.observed(WorkRow(work: work(1, version: 0), state: .waiting))) == [])
        #expect(scene.offered(1) == 1)
        scene.apply(.observed(WorkRow(work: work(1, version: 0), state: .closed)))
        #expect(scene.floor.work(1) == nil)
        #expect(scene.apply(.observed(WorkRow(work: work(1, version: 0), state: .closed))) == [])
    }

    @Test("other rules put everything in its place anew")
    func policy() {
        var scene = FloorScene()
        scene.agent(1, [.chat])
        scene.arrive(1, .chat)
        scene.accept(1, 1)
        scene.arrive(2, .chat)
        scene.accept(2, 1)
        scene.arrive(3, .chat)
        #expect(scene.offered(3) == nil)
        var policy = FloorPolicy()
        policy[.chat] = ChannelRule(weight: 2, cap: 5, offerLimit: .seconds(30), pace: .seconds(60))
        scene.apply(.policy(policy))
        #expect(scene.offered(3) == 1)
        #expect(FloorBooks.disagreement(scene.floor) == nil)
    }
}
