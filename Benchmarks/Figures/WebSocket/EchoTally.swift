/// What the clients of one event loop saw: echoes, and how long each took, in buckets of a tenth of their value.
struct EchoTally: Sendable {
    private(set) var count = 0
    private var buckets = [Int](repeating: 0, count: 400)

    mutating func add(nanoseconds: Int64) {
        count += 1
        buckets[Self.bucket(nanoseconds)] += 1
    }

    mutating func merge(_ other: EchoTally) {
        count += other.count
        for index in buckets.indices { buckets[index] += other.buckets[index] }
    }

    /// The time under which the given share of the echoes took, in microseconds.
    func quantile(_ share: Double) -> Double {
        var left = Double(count) * share
        for index in buckets.indices {
            left -= Double(buckets[index])
            if left <= 0 { return Self.value(index) / 1000 }
        }
        return .infinity
    }

    /// Sixteen buckets for each power of two of nanoseconds above 1024.
    private static func bucket(_ nanoseconds: Int64) -> Int {
        let value = UInt64(max(1024, nanoseconds))
        let power = 63 - value.leadingZeroBitCount
        let part = Int(value >> UInt64(power - 4)) & 15
        return min(399, (power - 10) * 16 + part)
    }

    /// The upper edge of a bucket, in nanoseconds.
    private static func value(_ bucket: Int) -> Double {
        let base = Double(UInt64(1) << UInt64(bucket / 16 + 10))
        return base * (1 + Double(bucket % 16 + 1) / 16)
    }
}
