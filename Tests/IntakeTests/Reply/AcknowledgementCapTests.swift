import Intake
import TestKit
import Testing

@Suite struct AcknowledgementCapTests {
    private let cap = AcknowledgementCap()
    private let now = Moment(milliseconds: 1_772_366_400_000)

    private func sent(_ hour: Int, _ day: Int, pending: Int64? = nil, hourAgo: Duration? = nil, dayAgo: Duration? = nil)
        -> RecentSends
    {
        var sent = RecentSends()
        sent.inLastHour = hour
        sent.inLastDay = day
        sent.oldestInHour = hourAgo.map { now - $0 }
        sent.oldestInDay = dayAgo.map { now - $0 }
        sent.pendingDigest = pending.map(RowID.init(rawValue:))
        return sent
    }

    @Test("below both caps it is sent", arguments: [(0, 0), (4, 4), (4, 19), (0, 19)])
    func below(hour: Int, day: Int) {
        #expect(cap.verdict(sent: sent(hour, day, hourAgo: .seconds(10), dayAgo: .seconds(10)), now: now) == .send)
    }

    @Test("at a cap a digest begins, due when there is room again")
    func atCap() {
        let hour = sent(5, 5, hourAgo: .seconds(600), dayAgo: .seconds(600))
        #expect(cap.verdict(sent: hour, now: now) == .digest(dueAt: now + .seconds(3_000)))
        let day = sent(1, 20, hourAgo: .seconds(600), dayAgo: .seconds(80_000))
        #expect(cap.verdict(sent: day, now: now) == .digest(dueAt: now + .seconds(6_400)))
        let both = sent(5, 20, hourAgo: .seconds(600), dayAgo: .seconds(86_000))
        #expect(cap.verdict(sent: both, now: now) == .digest(dueAt: now + .seconds(3_000)))
        #expect(cap.verdict(sent: sent(9, 9), now: now) == .digest(dueAt: now + .seconds(3_600)))
        let stale = sent(5, 5, hourAgo: .seconds(9_000))
        #expect(cap.verdict(sent: stale, now: now) == .digest(dueAt: now))
    }

    @Test("a waiting digest takes everything", arguments: [(0, 0), (5, 5), (5, 20)])
    func waiting(hour: Int, day: Int) {
        #expect(cap.verdict(sent: sent(hour, day, pending: 7), now: now) == .addToDigest(RowID(rawValue: 7)))
    }

    @Test("what unverified senders get in an hour is capped for all of them; a digest that waits takes more")
    func unverified() {
        var sent = sent(0, 0)
        for (count, verdict) in [
            (0, AcknowledgementCap.Verdict.send), (4_999, .send), (5_000, .passOver), (5_001, .passOver),
        ] {
            sent.toUnverified = count
            #expect(cap.verdict(sent: sent, now: now) == verdict)
        }
        sent.pendingDigest = RowID(rawValue: 7)
        #expect(cap.verdict(sent: sent, now: now) == .addToDigest(RowID(rawValue: 7)))
    }

    @Test(
        "whatever comes, no recipient gets more than 5 an hour and 20 a day, and every request is told of",
        arguments: 0..<10)
    func simulation(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var clock = now
        var out: [Moment] = []
        var digest: (id: RowID, dueAt: Moment, count: Int)?
        var told = 0
        let requests = 400
        func sendDigest() {
            guard let due = digest, due.dueAt <= clock else { return }
            out.append(due.dueAt)
            told += due.count
            digest = nil
        }
        for step in 0..<requests {
            clock = clock + .seconds(Int64.random(in: 0...(seed.isMultiple(of: 2) ? 60 : 1_200), using: &generator))
            sendDigest()
            var facts = RecentSends()
            let hour = out.filter { $0 > clock - .seconds(3_600) }
            let day = out.filter { $0 > clock - .seconds(86_400) }
            (facts.inLastHour, facts.inLastDay) = (hour.count, day.count)
            (facts.oldestInHour, facts.oldestInDay) = (hour.min(), day.min())
            facts.pendingDigest = digest?.id
            switch cap.verdict(sent: facts, now: clock) {
            case .send:
                out.append(clock)
                told += 1
            case .digest(let dueAt): digest = (RowID(rawValue: Int64(step)), dueAt, 1)
            case .addToDigest: digest?.count += 1
            case .passOver: Issue.record("nobody said that the sender is unverified")
            }
        }
        clock = clock + .seconds(100_000)
        sendDigest()
        #expect(told == requests)
        for moment in out {
            #expect(out.count { $0 > moment - .seconds(3_600) && $0 <= moment } <= 5)
            #expect(out.count { $0 > moment - .seconds(86_400) && $0 <= moment } <= 20)
        }
    }

    @Test("other answers have caps of their own")
    func answers() {
        let cap = AnswerCap(hourly: 2, daily: 4)
        #expect(cap.allows(SendCount()))
        #expect(cap.allows(SendCount(inLastHour: 1, inLastDay: 3)))
        #expect(!cap.allows(SendCount(inLastHour: 2, inLastDay: 3)))
        #expect(!cap.allows(SendCount(inLastHour: 0, inLastDay: 4)))
    }
}
