import Reports
import TestKit
import Testing

@Suite struct DurationHistogramTests {
    private func durations(_ count: Int, using generator: inout SeededGenerator) -> [Int64] {
        (0..<count).map { _ in
            let scale = Int64(1) << Int64.random(in: 0...40, using: &generator)
            return Int64.random(in: 0...scale, using: &generator)
        }
    }

    /// What the definition says, from the durations themselves.
    private func naive(_ durations: [Int64], percent: Int) -> Int64? {
        guard !durations.isEmpty else { return nil }
        let rank = (durations.count * percent + 99) / 100
        return durations.sorted()[rank - 1]
    }

    @Test("a quantile is what sorting finds, up to 1 % more and never less", arguments: 0..<60)
    func quantiles(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let all = durations(Int.random(in: 1...400, using: &generator), using: &generator)
        var histogram = DurationHistogram()
        for duration in all { histogram.add(milliseconds: duration) }
        #expect(histogram.count == all.count)
        for percent in [1, 25, 50, 90, 99, 100] {
            let exact = try #require(naive(all, percent: percent))
            let found = try #require(histogram.quantile(percent: percent))
            #expect(found >= exact && found <= exact + max(1, exact / 100))
            #expect(found == DurationBucket.upperBound(ofIndex: DurationBucket.index(ofMilliseconds: exact)))
        }
        #expect(histogram.median == histogram.quantile(percent: 50))
        #expect(histogram.p90 == histogram.quantile(percent: 90))
    }

    @Test("however they are cut, taken back and merged, the whole is the same", arguments: 0..<60)
    func merging(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let kept = durations(Int.random(in: 0...200, using: &generator), using: &generator)
        let reversed = durations(Int.random(in: 0...50, using: &generator), using: &generator)
        var parts = Array(repeating: DurationHistogram(), count: 4)
        for duration in kept { parts[Int.random(in: 0..<4, using: &generator)].add(milliseconds: duration) }
        for duration in reversed {
            parts[Int.random(in: 0..<4, using: &generator)].remove(milliseconds: duration)
            parts[Int.random(in: 0..<4, using: &generator)].add(milliseconds: duration)
        }
        var merged = DurationHistogram()
        for part in parts.shuffled(using: &generator) {
            merged.merge(DurationHistogram(BucketCounts(text: part.counts.text)))
        }
        var whole = DurationHistogram()
        for duration in kept { whole.add(milliseconds: duration) }
        #expect(merged == whole)
        #expect(merged.count == kept.count)
    }

    @Test("nothing counted has no median; a bucket below 0 counts as empty")
    func empty() {
        var histogram = DurationHistogram()
        #expect(histogram.median == nil && histogram.isEmpty && histogram.count == 0)
        histogram.remove(milliseconds: 5_000)
        #expect(histogram.p90 == nil && histogram.count == -1)
        histogram.add(milliseconds: 100, times: 3)
        #expect(histogram.p90 == 100)
    }
}
