/// Shares of a whole, in tenths of a per cent.
package enum Shares {
    /// Each amount's share, by largest remainder (Hamilton's method): they add up to exactly 1000, or are all 0 where there is nothing
    /// to share; rounding each for itself would not (promise 11). Of equal remainders the first gets the tenth.
    ///
    /// - Parameter amounts: zeros included. One below 0, which more reversals than entries would make, has no share.
    package static func tenths(of amounts: [Int]) -> [Int] {
        let positive = amounts.map { max(0, $0) }
        let total = positive.reduce(into: (sum: 0, overflow: false)) { total, amount in
            let (sum, overflow) = total.sum.addingReportingOverflow(amount)
            total = (sum, total.overflow || overflow)
        }
        guard total.sum > 0, !total.overflow else { return positive.map { _ in 0 } }
        let parts = positive.map { total.sum.dividingFullWidth($0.multipliedFullWidth(by: 1_000)) }
        var shares = parts.map(\.quotient)
        let missing = 1_000 - shares.reduce(0, +)
        let order = parts.indices.sorted { (parts[$0].remainder, $1) > (parts[$1].remainder, $0) }
        for index in order.prefix(missing) { shares[index] += 1 }
        return shares
    }

    /// A share as people read it: `12.3`.
    package static func text(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
