package import Foundation
import Intake

extension ReportSheet {
    /// The rows behind a figure, without anything personal.
    ///
    /// - Parameter zone: the city's, in which times are told (RFC 3339).
    package init(_ causes: [FigureCause], of measure: Measure, zone: TimeZone) {
        let value: [ReportColumn] =
            switch measure.buckets {
            case .durations: [ReportColumn("seconds", measure.title)]
            case .scores: [ReportColumn("score", measure.title)]
            case .none, .hours: []
            }
        let format = Date.ISO8601FormatStyle(timeZone: zone)
        self.init(
            "causes", title: measure.title,
            columns: [
                ReportColumn("at", "When"), ReportColumn("tracking_number", "Request"),
                ReportColumn("channel_kind", "Kind of channel"), ReportColumn("channel", "Channel"),
                ReportColumn("request_type", "Request type"), ReportColumn("department", "Department"),
                ReportColumn("origin", "Entered by"),
                ReportColumn("amount", "Counts", definition: measure.definition),
            ] + value,
            rows: causes.map { cause in
                [
                    .text(format.format(Date(timeIntervalSince1970: Double(cause.at.milliseconds) / 1_000))),
                    cause.number.map { .text($0.description) } ?? .nothing,
                    .text(cause.key.channel?.kind.rawValue ?? ""), .text(cause.key.channel?.id ?? ""),
                    .text(cause.key.requestType ?? ""), .text(cause.key.department ?? ""),
                    .text(cause.isImported ? "imported" : cause.key.origin?.rawValue ?? ""), .count(cause.amount),
                ] + (value.isEmpty ? [] : [Self.value(of: cause)])
            })
    }

    private static func value(of cause: FigureCause) -> ReportValue {
        guard let value = cause.value else { return .nothing }
        return cause.measure.buckets == .durations ? .milliseconds(value) : .count(Int(value))
    }
}
