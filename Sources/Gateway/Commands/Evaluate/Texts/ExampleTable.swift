import Foundation
import Intake

/// Texts of which somebody said what they are, read from a table: the columns `text` and `label`, in any order and
/// among others (or `type`), and where they are there `dept` (or `department`), `latitude` and `longitude`.
struct ExampleTable {
    let examples: [Example]

    /// The names that the columns go by.
    private static let labelColumns = ["label", "type"]
    private static let departmentColumns = ["dept", "department"]

    /// - Throws: what is wrong, with the file and line.
    init(at file: URL) throws(CommandFailure) {
        do throws(CSVProblem) {
            try self.init(try CSVTable(at: file))
        } catch {
            throw CommandFailure("\(file.lastPathComponent), \(error)")
        }
    }

    /// - Throws: what is wrong, with the line and the column.
    init(_ table: CSVTable) throws(CSVProblem) {
        let names = table.columns.joined(separator: ", ")
        guard table.has("text") else { throw CSVProblem(line: 1, reason: "has no column text; it names \(names)") }
        guard let label = Self.labelColumns.first(where: table.has) else {
            throw CSVProblem(line: 1, reason: "has no column label; it names \(names)")
        }
        for (one, other) in [("latitude", "longitude"), ("longitude", "latitude")] where table.has(one) {
            guard table.has(other) else { throw CSVProblem(line: 1, reason: "has a column \(one) and none \(other)") }
        }
        guard !table.rows.isEmpty else { throw CSVProblem(line: 1, reason: "no row follows") }
        let department = Self.departmentColumns.first(where: table.has)
        var examples: [Example] = []
        examples.reserveCapacity(table.rows.count)
        for row in table.rows {
            examples.append(try Self.example(row, of: table, label: label, department: department))
        }
        self.examples = examples
    }

    private static func example(
        _ row: CSVTable.Row, of table: CSVTable, label column: String, department: String?
    ) throws(CSVProblem) -> Example {
        let label = table.cell(column, row) ?? ""
        guard !label.isEmpty else { throw CSVProblem(line: row.line, reason: "\(column) is empty") }
        let department = department.flatMap { table.cell($0, row) } ?? ""
        let latitude = try degrees("latitude", row, of: table)
        let longitude = try degrees("longitude", row, of: table)
        var place: GeoPoint?
        if let latitude, let longitude {
            place = GeoPoint(latitude: latitude, longitude: longitude)
            guard place != nil else {
                throw CSVProblem(line: row.line, reason: "latitude or longitude is no place on the Earth, in degrees")
            }
        }
        return Example(
            text: table.cell("text", row) ?? "", label: label, department: department.isEmpty ? nil : department,
            place: place)
    }

    /// nil where the cell is empty, or there is no such column.
    private static func degrees(
        _ column: String, _ row: CSVTable.Row, of table: CSVTable
    ) throws(CSVProblem) -> Double? {
        let cell = table.cell(column, row) ?? ""
        guard !cell.isEmpty else { return nil }
        guard let value = Double(cell), value.isFinite else {
            throw CSVProblem(
                line: row.line, reason: "\(column) is '\(cell.prefix(20))', and should be a number of degrees")
        }
        return value
    }
}
