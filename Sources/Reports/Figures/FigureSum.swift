/// What a measure comes to somewhere: how many, and of a measure that has buckets how many in each.
package struct FigureSum: Hashable, Sendable {
    /// Of a measure that has buckets what they add up to.
    package private(set) var amount: Int
    /// Empty where the measure has none.
    package private(set) var buckets: BucketCounts

    package init(amount: Int = 0, buckets: BucketCounts = BucketCounts()) {
        self.amount = amount
        self.buckets = buckets
    }

    package var isNothing: Bool { amount == 0 && buckets.isEmpty }

    package mutating func add(_ amount: Int, bucket: Int?) {
        self.amount += amount
        if let bucket { buckets.add(amount, to: bucket) }
    }

    /// - Parameter times: −1 takes the other away.
    package mutating func merge(_ other: FigureSum, times: Int = 1) {
        amount += other.amount * times
        buckets.merge(other.buckets, times: times)
    }
}
