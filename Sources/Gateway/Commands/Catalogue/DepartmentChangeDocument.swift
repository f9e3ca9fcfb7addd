import Intake

/// What became of a department, as JSON.
struct DepartmentChangeDocument: Encodable {
    var department: String
    var change: String
    /// The city's.
    var day: String
    var version: Int
    var types: Int
    var queues: [String]

    init(_ change: DepartmentChange, _ calendar: CityCalendar) {
        department = change.department
        self.change = change.kind.rawValue
        day = calendar.day(of: change.madeAt)
        version = change.version
        types = change.types
        queues = change.queues
    }
}
