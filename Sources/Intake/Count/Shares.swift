/// Shares of a whole.
package enum Shares {
    /// Each amount's share in tenths of a percent, by the largest remainder: they add up to exactly 1000, or are all 0 where
    /// there is nothing to share. Of equal remainders the first gets the tenth.
    package static func tenths(of amounts: [Int]) -> [Int] {
        let positive = amounts.map { max(0, $0) }
        let total = positive.reduce(0, +)
        guard total > 0 else { return amounts.map { _ in 0 } }
        var shares = positive.map { $0 * 1000 / total }
        let remainders = positive.map { $0 * 1000 % total }
        let missing = 1000 - shares.reduce(0, +)
        let order = remainders.indices.sorted { (remainders[$0], $1) > (remainders[$1], $0) }
        for index in order.prefix(missing) { shares[index] += 1 }
        return shares
    }
}
