import Intake
import Synchronization
import TestKit
import Testing

@Suite("What waits is sent, and what became of it is noted")
struct DeliveryLoopTests {
    private static let channel = ChannelName(kind: .sms, id: "sms-main")
    private let wallClock = FakeWallClock()
    private let bell = Doorbell()

    private func message(_ id: Int64) -> OutboundMessage {
        OutboundMessage(
            id: RowID(rawValue: id), kind: .acknowledgement, channel: Self.channel, recipient: "+1617555010\(id)",
            subject: nil, text: "text", language: .english, request: nil, conversation: nil, cause: RowID(rawValue: 1),
            createdAt: wallClock.now(), dueAt: wallClock.now())
    }

    /// Runs the loop until `condition` holds.
    private func run(
        _ outbox: ScriptedOutbox, duties: any Duties = OnlyNode(), clock: any Clock<Duration> = HastyClock(),
        _ answer: @escaping @Sendable (ClaimedMessage) -> DeliveryOutcome?,
        until condition: @escaping @Sendable () async throws -> Bool
    ) async throws {
        let loop = DeliveryLoop(
            channel: Self.channel, outbox: outbox, delivery: ScriptedDelivery(answer: answer),
            duties: duties,
            compose: { message in
                var message = message
                message.text = "composed"
                return message
            }, doorbell: bell, wallClock: wallClock, clock: clock, report: { _ in })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await loop.run() }
            defer { group.cancelAll() }
            try await eventually(condition)
        }
    }

    @Test("Each is composed, sent and settled; silence about one means that it is not known")
    func settles() async throws {
        let outbox = ScriptedOutbox(due: [message(1), message(2)])
        try await run(outbox) { claimed in
            #expect(claimed.message.text == "composed")
            return claimed.message.id.rawValue == 1 ? .sent(providerID: "p") : nil
        } until: {
            outbox.now.settled.count == 2
        }
        #expect(outbox.now.settled.map(\.outcome) == [.sent(providerID: "p"), .unknown(code: "no outcome")])
        #expect(outbox.now.recoveries == 1)
    }

    /// Duties of which a node is sure for so many looks.
    private final class DoubtfulDuties: Duties {
        private let looks: Mutex<Int>

        init(looks: Int) { self.looks = Mutex(looks) }

        func take(_ duty: Duty) async -> DutyHold? { nil }
        func waitForLoss(of hold: DutyHold) async {}
        func giveBack(_ hold: DutyHold) async {}

        func isSure(of hold: DutyHold, confirmed: ContinuousClock.Instant) -> Bool {
            looks.withLock { looks in
                looks -= 1
                return looks >= 0
            }
        }
    }

    @Test("What another node may send by now is not sent, and handed back as it was")
    func overtaken() async throws {
        let outbox = ScriptedOutbox(due: (1...3).map { message($0) })
        let hold = DutyHold(.delivery(Self.channel), term: 1)
        try await DutyHold.$current.withValue(hold) {
            try await run(outbox, duties: DoubtfulDuties(looks: 1)) { _ in
                .sent(providerID: nil)
            } until: {
                outbox.now.settled.count == 3
            }
        }
        #expect(outbox.now.settled.map(\.outcome) == [.sent(providerID: nil), .notTried, .notTried])
    }

    @Test("A store that cannot take the outcome now is asked until it can")
    func busyStore() async throws {
        let outbox = ScriptedOutbox(due: [message(1)])
        outbox.fail([StoreFailure(.full, ""), StoreFailure(.unavailable, "")])
        try await run(outbox) { _ in
            .sent(providerID: nil)
        } until: {
            outbox.now.settled.count == 1
        }
        #expect(outbox.now.claims == 1)
        #expect(outbox.now.recoveries == 1)
    }

    @Test("Where the outcome is refused, the rows are taken over as after a crash, and the loop goes on")
    func refusedOutcome() async throws {
        let outbox = ScriptedOutbox(due: [message(1)])
        outbox.fail([StoreFailure(.refused, "")])
        try await run(outbox) { _ in
            .sent(providerID: nil)
        } until: {
            outbox.now.recoveries == 2
        }
        outbox.add(message(2))
        try await run(outbox) { _ in
            .sent(providerID: nil)
        } until: {
            outbox.now.settled.count == 1
        }
    }

    @Test("A paused account is left alone until its time, also by other messages")
    func paused() async throws {
        let (outbox, wallClock, bell) = (ScriptedOutbox(due: [message(1)]), wallClock, bell)
        let until = wallClock.now() + .seconds(60)
        let second = message(2)
        try await run(outbox, clock: StillClock()) { claimed in
            claimed.message.id.rawValue == 1 ? .paused(until: until, code: "535") : .sent(providerID: nil)
        } until: {
            guard outbox.now.settled.count == 1 else { return outbox.now.settled.count == 2 }
            if outbox.now.due.isEmpty { outbox.add(second) }
            bell.ring()
            // It looks at each ring, and claims nothing before the time.
            #expect(wallClock.now() >= until || outbox.now.claims == 1)
            wallClock.advance(by: .seconds(1))
            return false
        }
        #expect(wallClock.now() >= until)
        #expect(outbox.now.claims == 2)
    }

    @Test("A pause ends when the clock is set back: its end may lie years ahead")
    func clockSetBack() async throws {
        let (outbox, wallClock, bell) = (ScriptedOutbox(due: [message(1)]), wallClock, bell)
        try await run(outbox, clock: StillClock()) { claimed in
            claimed.message.id.rawValue == 1
                ? .paused(until: wallClock.now() + .seconds(300), code: "535") : .sent(providerID: nil)
        } until: {
            if outbox.now.settled.count == 1, outbox.now.due.isEmpty {
                wallClock.advance(by: .seconds(-86_400))
                outbox.add(message(2))
            }
            bell.ring()
            return outbox.now.settled.count == 2
        }
        // What the store itself dated is looked through as at a start.
        #expect(outbox.now.recoveries == 2)
    }

    @Test("What comes into the outbox wakes the loop")
    func woken() async throws {
        let (outbox, bell) = (ScriptedOutbox(due: []), bell)
        let first = message(1)
        try await run(outbox, clock: StillClock()) { _ in
            .sent(providerID: nil)
        } until: {
            if outbox.now.due.isEmpty, outbox.now.claims == 0 {
                outbox.add(first)
                bell.ring()
            }
            return outbox.now.settled.count == 1
        }
    }
}
