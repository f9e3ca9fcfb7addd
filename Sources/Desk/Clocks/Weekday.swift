/// A day of the week; `rawValue` counts from Sunday, 0.
package enum Weekday: Int, CaseIterable, Codable, Hashable, Sendable {
    case sunday
    case monday
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday

    /// Of a day counted from 1970-01-01, which was a Thursday.
    init(daysSince1970 days: Int64) {
        let index = (days % 7 + 11) % 7
        self = Self(rawValue: Int(index)) ?? .sunday
    }
}
