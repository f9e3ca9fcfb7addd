import Intake

/// When a provider says to come back (RFC 9110 §10.2.3).
enum RetryAfter {
    /// A provider that names a later time is not believed: the channel would look dead for days.
    private static let longest: Duration = .seconds(24 * 3600)

    /// The moment that `value` names: seconds from now, or a date. Nil where there is none or it cannot be read.
    static func moment(_ value: String?, now: Moment) -> Moment? {
        guard let value else { return nil }
        let named = Int64(value).map { now + .seconds(max(0, min($0, 1_000_000))) } ?? InternetDate.moment(value)
        return named.map { min(max($0, now), now + longest) }
    }
}
