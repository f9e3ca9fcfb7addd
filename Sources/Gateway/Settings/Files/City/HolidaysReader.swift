import Intake

/// Reads the city's holidays: one list, though earlier versions had one among the working hours and another among the rules.
struct HolidaysReader {
    let fields: SettingsFields

    /// As `2026-07-04`.
    func holidays() -> Set<String> {
        let days = fields.texts("holidays")
        guard days.allSatisfy(CityCalendar.isDay) else {
            fields.complain("holidays", "must be dates as `2026-07-04`")
            return []
        }
        return Set(days)
    }
}
