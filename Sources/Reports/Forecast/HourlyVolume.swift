/// What came on one city day, by the hour of the city's clock.
package struct HourlyVolume: Hashable, Sendable {
    /// As `2026-11-21`.
    package var day: String
    /// Twenty-four: the hour that is skipped when clocks go forward has 0, the one that comes twice has both.
    package var hours: [Int]

    /// Hours that are missing are 0, those beyond the twenty-fourth are left out.
    package init(day: String, hours: [Int]) {
        self.day = day
        self.hours = (0..<24).map { $0 < hours.count ? hours[$0] : 0 }
    }
}
