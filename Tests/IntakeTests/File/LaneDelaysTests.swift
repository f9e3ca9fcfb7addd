import TestKit
import Testing

@testable import Intake

@Suite("A lane waits after a failure")
struct LaneDelaysTests {
    private let now = Moment(milliseconds: 1_772_366_400_000)

    private func thing(_ id: Int64, _ lane: String, channel: String = "email-311") -> Prepared {
        Prepared(
            kept: RowID(rawValue: id), channel: ChannelName(kind: .email, id: channel), lane: lane, arrivedAt: now,
            content: .unprocessable(reason: ""))
    }

    @Test("Only its own lane is held, and for as long as it was told")
    func lanes() {
        var delays = LaneDelays(delay: .seconds(2))
        #expect(delays.begin(now: now).isEmpty)
        delays.delay(thing(1, "ann"), now: now)
        let admitted = delays.admit([thing(2, "ann"), thing(3, "bob"), thing(4, "ann", channel: "other")])
        #expect(admitted.map(\.kept.rawValue) == [3, 4])
        #expect(delays.excluded == [RowID(rawValue: 1), RowID(rawValue: 2)])
        #expect(delays.begin(now: now + .milliseconds(1_999)).count == 2)
        #expect(delays.begin(now: now + .seconds(2)).isEmpty)
        #expect(delays.admit([thing(1, "ann"), thing(2, "ann")]).count == 2)
    }

    @Test("A clock that is set back holds no lane for longer")
    func clockSetBack() {
        var delays = LaneDelays(delay: .seconds(2))
        delays.delay(thing(1, "ann"), now: now)
        #expect(delays.begin(now: now - .seconds(86_400)).isEmpty)
        #expect(delays.admit([thing(1, "ann")]).count == 1)
    }

    @Test("When one lane is free again, the others still wait")
    func others() {
        var delays = LaneDelays(delay: .seconds(2))
        delays.delay(thing(1, "ann"), now: now)
        delays.delay(thing(2, "bob"), now: now + .seconds(1))
        _ = delays.begin(now: now + .seconds(2))
        #expect(delays.admit([thing(1, "ann"), thing(2, "bob")]).map(\.kept.rawValue) == [1])
    }
}
