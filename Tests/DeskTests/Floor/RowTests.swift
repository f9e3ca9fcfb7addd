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

    @Test("live work in the hands of somebody who is not there goes back after the grace, unless they appear")
    func absentHolder() {
        for (who, isBack) in [(AgentID(rawValue: 1), false), (1, true), (9, false)] {
            var scene = FloorScene()
            scene.agent(1, [.chat, .email])
            scene.apply(.presence(1, .offline))
            for (id, channel) in [(ItemID(rawValue: 1), ChannelKind.chat), (2, .email)] {
                scene.apply(
                    .observed(
                        WorkRow(
                            work: work(id, channel, version: 1),
                            state: .assigned(who, since: FloorScene.moment(0), rest: .none))))
            }
            scene.at(29)
            #expect(scene.holder(1) == who)
            if isBack { scene.apply(.presence(1, .busy)) }
            let effects = scene.at(30)
            #expect(scene.holder(1) == (isBack ? who : nil))
            #expect(effects.contains(.told(.agentGone(1, who))) == !isBack)
            // What is not live stays with whoever has it.
            #expect(scene.holder(2) == who)
            #expect(FloorBooks.disagreement(scene.floor) == nil)
        }
    }

    @Test("what is with somebody who was never known here goes back when they are said to be gone")
    func stray() {
        var scene = FloorScene()
        scene.agent(1, [.email])
        for id in [ItemID(rawValue: 1), 2] {
            scene.apply(
                .observed(
                    WorkRow(
                        work: work(id, version: 3), state: .assigned(7, since: FloorScene.moment(0), rest: .none))))
        }
        let effects = scene.apply(.retired(7))
        #expect(effects.first == .released(1, from: 7, .retired, version: 4))
        #expect(scene.offered(1) == 1 && scene.holder(2) == nil)
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

    @Test(
        "what a person changes besides owner, status and snooze leaves the offer where it is, and it can be accepted",
        arguments: [3, 5])
    func renewed(_ seen: Int64) {
        var scene = FloorScene()
        scene.agent(1, [.email], departments: ["Parks"], points: 2)
        scene.apply(.observed(WorkRow(work: work(1, version: 3), state: .waiting)))
        #expect(scene.offered(1) == 1)
        var urgent = work(1, version: 5)
        urgent.priority = 1
        urgent.department = "Parks"
        #expect(scene.apply(.observed(WorkRow(work: urgent, state: .waiting))) == [])
        #expect(scene.floor.work(1)?.work == urgent)
        #expect(FloorBooks.disagreement(scene.floor) == nil)
        let effects = scene.apply(.accepted(1, by: 1, version: seen))
        // The row is claimed over the version that it has now.
        guard case .assigned(1, _, from: nil, version: 6)? = effects.first else {
            Issue.record("\(effects)")
            return
        }
    }

    @Test("an offer ends where the work asks for what its agent cannot do, and where it was put off, and says which")
    func renewedElsewhere() {
        var scene = FloorScene()
        scene.agent(1, [.email], departments: ["Parks"])
        for (state, department, end) in [
            (WorkRow.State.waiting, "Water", OfferEnd.changed),
            (.snoozed(until: FloorScene.moment(900)), "Parks", .itemLeft),
            (.assigned(7, since: FloorScene.moment(0), rest: .none), "Parks", .taken), (.closed, "Parks", .itemLeft),
        ] {
            let item = ItemID(rawValue: Int64(department.utf8.count * 10 + "\(end)".utf8.count))
            scene.apply(.closed(item))
            scene.apply(.observed(WorkRow(work: work(item, version: 1), state: .waiting)))
            #expect(scene.offered(item) == 1, "\(end)")
            var changed = work(item, version: 2)
            changed.department = department
            let effects = scene.apply(.observed(WorkRow(work: changed, state: state)))
            let ends = effects.compactMap { effect -> OfferEnd? in
                if case .withdrawn(_, let end) = effect { end } else { nil }
            }
            #expect(ends == [end])
            scene.apply(.closed(item))
        }
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
