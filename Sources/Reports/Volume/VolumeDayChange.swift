/// What an import makes of one day's count.
package struct VolumeDayChange: Hashable, Sendable {
    /// As `2026-11-21`.
    package var day: String
    /// Nil where nothing was imported for the day.
    package var before: Int?
    /// Nil where the file has nothing for a day within its period.
    package var after: Int?

    package init(day: String, before: Int?, after: Int?) {
        self.day = day
        self.before = before
        self.after = after
    }
}
