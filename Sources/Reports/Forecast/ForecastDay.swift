/// One day of a forecast.
package struct ForecastDay: Hashable, Sendable {
    /// As `2026-11-21`.
    package var day: String
    package var isHoliday: Bool
    package var total: ForecastValue
    /// Twenty-four, by the city's clock.
    package var hours: [ForecastValue]
}
