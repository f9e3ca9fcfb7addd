/// The buckets in which durations are counted: each 1 % wider than the one before.
///
/// Bucket 0 holds 0 ms, and a duration below 0, which a clock set back would make. Bucket *i* holds what is longer than the upper bound of
/// *i − 1* and no longer than its own. A bound is the one before plus a hundredth of it, cut off to whole milliseconds, and at least one
/// more: integers alone, so that every machine has the same bounds. A bucket is thus never wider than 1 % of its lower bound, or 1 ms. The
/// last one holds all that is longer than a hundred years.
package enum DurationBucket {
    /// Upper bounds in milliseconds, by bucket.
    private static let upperBounds: [Int64] = {
        let hundredYears: Int64 = 36_525 * 86_400_000
        var bounds: [Int64] = [0]
        var last: Int64 = 0
        while last < hundredYears {
            last += max(1, last / 100)
            bounds.append(last)
        }
        return bounds
    }()

    /// How many there are: indices run from 0 to one less.
    package static var count: Int { upperBounds.count }

    /// The bucket that holds a duration.
    package static func index(ofMilliseconds milliseconds: Int64) -> Int {
        var low = 0
        var high = upperBounds.count - 1
        while low < high {
            let middle = (low + high) / 2
            if upperBounds[middle] < milliseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The longest duration of a bucket, in milliseconds; of an index outside, the nearest bucket's.
    package static func upperBound(ofIndex index: Int) -> Int64 {
        upperBounds[max(0, min(index, upperBounds.count - 1))]
    }
}
