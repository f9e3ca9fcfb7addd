/// How many fell into each bucket: two of them add up to the one of both, whichever way what was counted is cut.
///
/// A count may stand below 0 while what a reversal takes back lies in another one; merged, they are even.
package struct BucketCounts: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package let bucket: Int
        package fileprivate(set) var count: Int
    }

    /// In the order of the buckets; none has a count of 0.
    package private(set) var rows: [Row] = []

    package init() {}

    package var isEmpty: Bool { rows.isEmpty }

    /// Of all buckets.
    package var total: Int { rows.reduce(0) { $0 + $1.count } }

    package mutating func add(_ count: Int, to bucket: Int) {
        guard count != 0 else { return }
        // What is kept is read in the order of the buckets.
        guard rows.last.map({ $0.bucket >= bucket }) ?? false else {
            rows.append(Row(bucket: bucket, count: count))
            return
        }
        let place = place(of: bucket)
        guard place < rows.count, rows[place].bucket == bucket else {
            rows.insert(Row(bucket: bucket, count: count), at: place)
            return
        }
        rows[place].count += count
        if rows[place].count == 0 { rows.remove(at: place) }
    }

    /// - Parameter times: −1 takes the other's counts away.
    package mutating func merge(_ other: BucketCounts, times: Int = 1) {
        guard !rows.isEmpty || times != 1 else {
            rows = other.rows
            return
        }
        guard other.rows.count > 4 else {
            for row in other.rows { add(row.count * times, to: row.bucket) }
            return
        }
        var merged: [Row] = []
        merged.reserveCapacity(rows.count + other.rows.count)
        var mine = 0
        for row in other.rows {
            while mine < rows.count, rows[mine].bucket < row.bucket {
                merged.append(rows[mine])
                mine += 1
            }
            var sum = Row(bucket: row.bucket, count: row.count * times)
            if mine < rows.count, rows[mine].bucket == row.bucket {
                sum.count += rows[mine].count
                mine += 1
            }
            if sum.count != 0 { merged.append(sum) }
        }
        merged += rows[mine...]
        rows = merged
    }

    /// Where the bucket is, or would be.
    private func place(of bucket: Int) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].bucket < bucket { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// As they are kept: `12:3 45:1`, each bucket with its count.
extension BucketCounts {
    package var text: String { rows.map { "\($0.bucket):\($0.count)" }.joined(separator: " ") }

    /// Reads what ``text`` wrote; what is no such pair is passed over. A year by type is some millions of pairs, so that this is most of what
    /// such a view costs: it goes over the bytes as they lie in memory, and appends what comes in order.
    package init(text: String) {
        let bytes = text.utf8.span
        // A pair mostly has six or seven characters.
        rows.reserveCapacity(bytes.count / 6 + 1)
        var pair = Pair()
        for index in bytes.indices {
            let byte = bytes[index]
            let digit = byte &- UInt8(ascii: "0")
            if digit <= 9 {
                pair.digit(Int(digit))
            } else if byte == UInt8(ascii: ":") {
                pair.turn()
            } else if byte == UInt8(ascii: "-") {
                pair.isNegative = true
            } else {
                append(pair)
                pair = Pair()
            }
        }
        append(pair)
    }

    private mutating func append(_ pair: Pair) {
        guard pair.bucket >= 0 else { return }
        add(pair.isNegative ? -pair.number : pair.number, to: pair.bucket)
    }

    /// A pair as far as it was read.
    private struct Pair {
        /// The largest number to which a digit can be added.
        private static let most = Int.max / 10 - 1

        /// Below 0 where none was read.
        var bucket = -1
        var number = 0
        var isNegative = false

        mutating func digit(_ value: Int) {
            if number <= Self.most { number = number &* 10 &+ value }
        }

        mutating func turn() { (bucket, number, isNegative) = (number, 0, false) }
    }
}
