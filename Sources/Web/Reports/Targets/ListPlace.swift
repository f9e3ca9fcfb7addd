import Intake

/// How far a list in the order of days was read.
struct ListPlace: CustomStringConvertible {
    let day: String
    let id: RowID

    init(day: String, id: RowID) {
        self.day = day
        self.id = id
    }

    /// Reads what `description` wrote, e.g. `2026-11-21.7`; nil where it is no such place.
    init?(_ text: String?) {
        guard let parts = text?.split(separator: "."), parts.count == 2, let id = Int64(parts[1]),
            CityCalendar.isDay(String(parts[0]))
        else { return nil }
        self.init(day: String(parts[0]), id: RowID(rawValue: id))
    }

    var description: String { "\(day).\(id)" }
}
