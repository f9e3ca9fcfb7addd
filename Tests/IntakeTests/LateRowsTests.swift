import Intake
import TestKit
import Testing

@Suite("Rows that appear behind others with greater ids")
struct LateRowsTests {
    @Test("where several write, what was drawn within the margin is not settled; with one writer everything is")
    func settled() {
        let clock = FakeWallClock()
        let source = RowIDSource(clock: clock, slot: 200)
        let first = source.next()
        clock.advance(by: .seconds(119))
        let last = source.next()
        #expect(LateRows.concurrent.settled(last, at: clock.now()) < first)
        clock.advance(by: .seconds(2))
        let settled = LateRows.concurrent.settled(last, at: clock.now())
        #expect(first < settled && settled < last)
        clock.advance(by: .seconds(120))
        #expect(LateRows.concurrent.settled(last, at: clock.now()) == last)
        #expect(LateRows.never.settled(last, at: clock.now() - .seconds(600)) == last)
    }

    @Test("the margin before an id, for who does not know when was read")
    func before() {
        let clock = FakeWallClock()
        let source = RowIDSource(clock: clock)
        let first = source.next()
        clock.advance(by: LateRows.concurrent.margin)
        let last = source.next()
        #expect(
            LateRows.concurrent.settled(last) < last && LateRows.concurrent.settled(last).rawValue >= first.rawValue)
        #expect(last.rawValue - LateRows.concurrent.settled(last).rawValue == LateRows.concurrent.span)
        #expect(LateRows.never.settled(last) == last && LateRows.never.span == 0)
        #expect(LateRows.concurrent.settled(RowID(rawValue: 1)) == RowID(rawValue: 0))
    }
}
