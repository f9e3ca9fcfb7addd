/// How long things took, counted in the buckets of ``DurationBucket``: two of them add up to the one of both, whichever way a span of time,
/// a channel or a writer slot is cut.
///
/// A bucket may stand below 0 while the entry that a reversal takes back lies in another histogram; merged, they are even.
package struct DurationHistogram: Hashable, Sendable {
    /// By the buckets of ``DurationBucket``.
    package private(set) var counts: BucketCounts

    package init(_ counts: BucketCounts = BucketCounts()) { self.counts = counts }

    /// How many durations were added, less those taken back.
    package var count: Int { counts.total }

    package var isEmpty: Bool { counts.isEmpty }

    /// Half of all took no longer; in milliseconds.
    package var median: Int64? { quantile(percent: 50) }

    /// Nine of ten took no longer; in milliseconds.
    package var p90: Int64? { quantile(percent: 90) }

    package mutating func add(milliseconds: Int64, times: Int = 1) {
        counts.add(times, to: DurationBucket.index(ofMilliseconds: milliseconds))
    }

    /// Takes an earlier addition back, as the second half of a reversal pair does.
    package mutating func remove(milliseconds: Int64, times: Int = 1) { add(milliseconds: milliseconds, times: -times) }

    package mutating func merge(_ other: DurationHistogram) { counts.merge(other.counts) }

    /// The time within which `percent` of all were done, in milliseconds: *defined* as the upper bound of the bucket that holds the duration
    /// of rank ⌈count · percent ÷ 100⌉ (the nearest rank), so that it is at most 1 % above that duration and the same whoever counts.
    ///
    /// - Parameter percent: 1 to 100; one outside is taken for the nearest of them.
    /// - Returns: nil where nothing was counted. A bucket below 0 counts as empty.
    package func quantile(percent: Int) -> Int64? {
        let rows = counts.rows.filter { $0.count > 0 }
        let total = rows.reduce(0) { $0 + $1.count }
        let rank = (total * max(1, min(percent, 100)) + 99) / 100
        var seen = 0
        for row in rows {
            seen += row.count
            if seen >= rank { return DurationBucket.upperBound(ofIndex: row.bucket) }
        }
        return nil
    }
}
