import Intake
import Reports

/// Adds cells up by the dimensions that a page asked for.
struct FigureSums {
    private struct Key: Hashable {
        var measure: Measure
        var labels: [String]
        var bucket: Int
    }

    let dimensions: [FigureDimension]
    private var sums: [Key: Int] = [:]

    init(_ dimensions: [FigureDimension]) { self.dimensions = dimensions }

    /// Whether each day is asked for by itself.
    var isByDay: Bool { dimensions.contains(.day) }
    var isByPeriod: Bool { isByDay || dimensions.contains(.month) }

    /// - Parameter period: a day, a month as `KeptDay` writes it, or nothing where periods are not told apart.
    mutating func add(_ amount: Int, _ cell: FigureCell, period: String) {
        let labels = dimensions.map { label($0, cell.key, period) }
        sums[Key(measure: cell.measure, labels: labels, bucket: cell.bucket), default: 0] += amount
    }

    /// In the order of measures, labels and buckets; without zeros.
    var rows: [FigureRow] {
        let order = Dictionary(
            Measure.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return sums.filter { $0.value != 0 }.map {
            FigureRow(measure: $0.measure, labels: $0.labels, bucket: $0.bucket, amount: $1)
        }.sorted { first, second in
            if first.measure != second.measure {
                return order[first.measure, default: 0] < order[second.measure, default: 0]
            }
            if first.labels != second.labels { return first.labels.lexicographicallyPrecedes(second.labels) }
            return first.bucket < second.bucket
        }
    }

    private func label(_ dimension: FigureDimension, _ key: FigureKey, _ period: String) -> String {
        switch dimension {
        case .channelKind: key.channel?.kind.rawValue ?? ""
        case .channel: key.channel?.id ?? ""
        case .requestType: key.requestType ?? ""
        case .department: key.department ?? ""
        case .origin: key.origin?.rawValue ?? ""
        case .day: period
        case .month: String((period.hasPrefix("m") ? period.dropFirst() : period[...]).prefix(7))
        }
    }
}
