/// What another system counted on one channel on one day.
package struct VolumeDay: Hashable, Sendable {
    package private(set) var amount: Int
    /// By the hour of the clock, 24 of them: the one that comes twice has both. Nil where only the day was counted.
    package private(set) var hours: [Int]?

    /// Counted by day.
    package init(amount: Int) { self.amount = amount }

    /// Counted by hour; what is missing at the end is 0, and what is beyond 24 is left out.
    package init(hours: [Int]) {
        let day = Array((hours + Array(repeating: 0, count: 24)).prefix(24))
        self.hours = day
        amount = day.reduce(0, +)
    }

    /// By the hour, also where only the day was counted: then spread as `pattern` is by largest remainder, and evenly where that is empty.
    package func hours(like pattern: [Int]) -> [Int] {
        if let hours { return hours }
        let given = Array((pattern + Array(repeating: 0, count: 24)).prefix(24)).map { max(0, $0) }
        let weights = given.contains { $0 > 0 } ? given : Array(repeating: 1, count: 24)
        let whole = weights.reduce(0, +)
        let parts = weights.map { weight in
            let product = amount.multipliedReportingOverflow(by: weight)
            return product.overflow
                ? (amount / whole * weight, 0) : (product.partialValue / whole, product.partialValue % whole)
        }
        var spread = parts.map(\.0)
        let missing = amount - spread.reduce(0, +)
        let order = parts.indices.sorted { (parts[$0].1, $1) > (parts[$1].1, $0) }
        for index in 0..<max(0, missing) { spread[order[index % 24]] += 1 }
        return spread
    }
}
