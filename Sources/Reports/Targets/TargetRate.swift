/// In what time as many are wanted: a view of other days is held to its proportion of it.
package enum TargetRate: String, CaseIterable, Codable, Hashable, Sendable {
    case day
    case week
    /// A twelfth of a year.
    case month
    /// 365 days.
    case year

    /// Twelfths of a day.
    private var twelfths: Int {
        switch self {
        case .day: 12
        case .week: 84
        case .month: 365
        case .year: 4_380
        }
    }

    /// As many of `value` as fall to so many days, rounded to the nearest.
    package func part(of value: Int64, days: Int) -> Int64 {
        let product = value.multipliedReportingOverflow(by: Int64(max(0, days)) * 12)
        guard !product.overflow else { return value }
        return (2 * product.partialValue + Int64(twelfths)) / Int64(2 * twelfths)
    }

    package var title: String { "a \(rawValue)" }
}
