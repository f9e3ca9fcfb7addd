import Intake
import Reports

/// Adds cells up by the dimensions that a page asked for.
struct FigureSums {
    private struct Key: Hashable {
        var measure: Measure
        var labels: [String]
    }

    let dimensions: [FigureDimension]
    private var sums: [Key: FigureSum] = [:]

    init(_ dimensions: [FigureDimension]) { self.dimensions = dimensions }

    /// Whether each day is asked for by itself.
    var isByDay: Bool { dimensions.contains(.day) }
    var isByPeriod: Bool { isByDay || dimensions.contains(.month) }

    /// - Parameter period: as ``KeptPeriod`` names it, or nothing where periods are not told apart.
    mutating func add(_ sum: FigureSum, of measure: Measure, _ key: FigureKey, period: String) {
        let labels = dimensions.map { label($0, key, period) }
        sums[Key(measure: measure, labels: labels), default: FigureSum()].merge(sum)
    }

    /// In the order of measures and labels; without those that come to nothing.
    var rows: [FigureRow] {
        let order = Dictionary(
            Measure.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return sums.filter { !$0.value.isNothing }.map {
            FigureRow(measure: $0.measure, labels: $0.labels, sum: $1)
        }.sorted { first, second in
            if first.measure != second.measure {
                return order[first.measure, default: 0] < order[second.measure, default: 0]
            }
            return first.labels.lexicographicallyPrecedes(second.labels)
        }
    }

    private func label(_ dimension: FigureDimension, _ key: FigureKey, _ period: String) -> String {
        switch dimension {
        case .channelKind, .channel, .requestType, .department, .origin: key.label(dimension)
        case .day: period
        case .month: String((period.hasPrefix("m") ? period.dropFirst() : period[...]).prefix(7))
        }
    }
}
