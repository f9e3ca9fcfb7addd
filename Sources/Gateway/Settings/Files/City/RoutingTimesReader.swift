import Intake

/// Reads when a rule of `routing.yaml` holds.
struct RoutingTimesReader {
    /// Sunday first.
    private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    let fields: SettingsFields

    func times() -> RoutingTimes {
        let weekdays = fields.texts("days").map { Self.days.firstIndex(of: $0) }
        if weekdays.contains(nil) { fields.complain("days", "knows \(Self.days.joined(separator: ", "))") }
        let spans = fields.texts("hours").map(Self.span)
        if spans.contains(nil) { fields.complain("hours", "must be times as `17:00-8:00`") }
        return RoutingTimes(
            weekdays: Set(weekdays.compactMap(\.self)), spans: spans.compactMap(\.self),
            isHoliday: fields.has("holiday") ? fields.flag("holiday", default: true) : nil)
    }

    private static func span(_ text: String) -> RoutingTimes.Span? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { ServiceReader.minutes($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start != end else { return nil }
        return RoutingTimes.Span(start: start, end: end)
    }
}
