import Intake

/// How far a list of causes was read: so many of a day's.
package struct CausePlace: Hashable, Sendable, CustomStringConvertible {
    /// More rows than a day ever has: what an address says beyond it is no place.
    private static let furthest = 100_000_000

    package var day: String
    package var offset: Int

    package init(day: String, offset: Int) {
        self.day = day
        self.offset = offset
    }

    /// Reads what `description` wrote, e.g. `2026-11-21.50`.
    package init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, CityCalendar.isDay(String(parts[0])), let offset = Int(parts[1]),
            (0...Self.furthest).contains(offset)
        else {
            return nil
        }
        self.init(day: String(parts[0]), offset: offset)
    }

    package var description: String { "\(day).\(offset)" }
}
