import Intake
import TestKit
import Testing

@Suite("Row ids")
struct RowIDSourceTests {
    @Test("They ascend and never repeat, however the clock goes")
    func clockGoesBack() {
        let clock = FakeWallClock()
        let source = RowIDSource(clock: clock, slot: 3)
        var generator = SystemRandomNumberGenerator()
        var last = source.next()
        for _ in 0..<20_000 {
            if Int.random(in: 0..<10, using: &generator) == 0 {
                clock.advance(by: .milliseconds(Int64.random(in: -5_000...5_000, using: &generator)))
            }
            let id = source.next()
            #expect(id > last)
            last = id
        }
    }

    @Test("Threads never get the same one, and each sees its own ascend")
    func threads() async {
        let source = RowIDSource(clock: FakeWallClock())
        let all = await withTaskGroup(of: [RowID].self) { group in
            for _ in 0..<8 { group.addTask { (0..<10_000).map { _ in source.next() } } }
            var all: [RowID] = []
            for await ids in group {
                #expect(ids == ids.sorted())
                all += ids
            }
            return all
        }
        #expect(Set(all).count == 80_000)
    }

    @Test("Writer slots never meet, also at the same instant")
    func slots() {
        let clock = FakeWallClock()
        let sources = (0..<256).map { RowIDSource(clock: clock, slot: $0) }
        let ids = sources.flatMap { source in (0..<50).map { _ in source.next() } }
        #expect(Set(ids).count == 256 * 50)
    }

    @Test("More in a millisecond than the counter holds go into the next ones")
    func overflow() {
        let clock = FakeWallClock()
        let source = RowIDSource(clock: clock)
        let ids = (0..<20_000).map { _ in source.next() }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test("They order rows by time", arguments: [1, 60_000, 86_400_000, 40 * 365 * 86_400_000 as Int64])
    func time(_ later: Int64) {
        let clock = FakeWallClock()
        let first = RowIDSource(clock: clock, slot: 255).next()
        clock.advance(by: .milliseconds(later))
        let second = RowIDSource(clock: clock, slot: 0).next()
        #expect(first < second)
        #expect(first.rawValue > 0)
    }

    @Test("After a restart they go on above what is stored, though the clock was set back", arguments: [0, 7, 255])
    func restart(_ slot: Int) {
        let clock = FakeWallClock()
        let before = RowIDSource(clock: clock, slot: slot)
        let newest = (0..<100).map { _ in before.next() }.last
        clock.advance(by: .seconds(-3600))
        let after = RowIDSource(clock: clock, slot: slot, after: newest)
        #expect((newest.map { after.next() > $0 }) == true)
        clock.advance(by: .seconds(7200))
        #expect((newest.map { after.next() > $0 }) == true)
    }

    @Test("A clock before 2020 gives ids above zero all the same")
    func ancientClock() {
        let source = RowIDSource(clock: FakeWallClock(Moment(milliseconds: 0)))
        #expect(source.next().rawValue > 0)
        #expect(source.next().rawValue > 1)
    }
}
