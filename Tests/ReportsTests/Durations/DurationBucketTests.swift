import Reports
import TestKit
import Testing

@Suite struct DurationBucketTests {
    @Test("every bucket holds its upper bound, and the next one begins a millisecond later, at most 1 % higher")
    func bounds() {
        for index in 0..<DurationBucket.count {
            let upper = DurationBucket.upperBound(ofIndex: index)
            #expect(DurationBucket.index(ofMilliseconds: upper) == index)
            guard index + 1 < DurationBucket.count else { continue }
            #expect(DurationBucket.index(ofMilliseconds: upper + 1) == index + 1)
            let width = DurationBucket.upperBound(ofIndex: index + 1) - upper
            #expect(width >= 1 && width <= max(1, upper / 100))
        }
    }

    @Test("nothing falls outside", arguments: [Int64.min, -1, 0, 1, 315_576_000_000, 3_155_760_000_000, .max])
    func outside(milliseconds: Int64) {
        let index = DurationBucket.index(ofMilliseconds: milliseconds)
        #expect((0..<DurationBucket.count).contains(index))
        #expect(milliseconds > 0 || index == 0)
    }

    /// What is kept by bucket would mean something else if these changed.
    @Test(
        "the bounds stay as they are",
        arguments: [
            (0, 0), (200, 200), (201, 202), (500, 3_084), (1_000, 439_316), (2_000, 9_206_710_360),
        ] as [(Int, Int64)])
    func fixed(index: Int, upper: Int64) {
        #expect(DurationBucket.upperBound(ofIndex: index) == upper)
    }

    @Test("an index from elsewhere is no crash")
    func foreign() {
        #expect(DurationBucket.upperBound(ofIndex: -5) == 0)
        let last = DurationBucket.upperBound(ofIndex: DurationBucket.count - 1)
        #expect(DurationBucket.upperBound(ofIndex: .max) == last)
    }
}
