/// What of a measure a target speaks of.
package enum TargetStatistic: String, CaseIterable, Codable, Hashable, Sendable {
    /// How many there were.
    case sum
    /// How many there are at the end of the days.
    case level
    /// Of the whole of the measure, in tenths of a percent.
    case share
    /// Of another measure (`Measure.base`), in tenths of a percent.
    case percentage
    /// Of durations, in milliseconds (`DurationHistogram.quantile`).
    case median
    case p90
    /// Of scores, in hundredths of a point.
    case mean

    /// As files call what its values are.
    package var unit: String {
        switch self {
        case .sum, .level: "count"
        case .share, .percentage: "percent"
        case .median, .p90: "seconds"
        case .mean: "points"
        }
    }
}
