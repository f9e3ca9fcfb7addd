import Intake
import Reports

/// What became of departments, for a terminal and for a spreadsheet.
enum DepartmentText {
    private static let header = ["day", "version", "change", "department", "types", "queues"]

    static func table(_ changes: [DepartmentChange], _ calendar: CityCalendar) -> String {
        guard !changes.isEmpty else { return "no version of the catalogue was served yet\n" }
        return TextTable.aligned([header] + changes.map { cells($0, calendar) }, leading: [0, 2, 3, 5])
    }

    static func csv(_ changes: [DepartmentChange], _ calendar: CityCalendar) -> String {
        ([header] + changes.map { cells($0, calendar) })
            .map { $0.map(CSV.cell).joined(separator: ",") }.joined(separator: "\n") + "\n"
    }

    private static func cells(_ change: DepartmentChange, _ calendar: CityCalendar) -> [String] {
        [
            calendar.day(of: change.madeAt), "\(change.version)", change.kind.rawValue, change.department,
            "\(change.types)", change.queues.joined(separator: "; "),
        ]
    }
}
