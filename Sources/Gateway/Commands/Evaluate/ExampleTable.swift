import Foundation
import Intake

/// Texts of which somebody said what they are, read from a table: the columns `text` and `label`, in any order and
/// among others, and where they are there `dept`, `latitude` and `longitude`.
struct ExampleTable {
    let examples: [Example]
    let columns: [String]

    var hasDepartments: Bool { columns.contains("dept") }

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
        for column in ["text", "label"] where !table.has(column) {
            throw CSVProblem(
                line: 1, reason: "has no column \(column); it names \(table.columns.joined(separator: ", "))")
        }
        if let lone = [("latitude", "longitude"), ("longitude", "latitude")].first(where: {
            table.has($0.0) && !table.has($0.1)
        }) {
            throw CSVProblem(line: 1, reason: "has a column \(lone.0) and none \(lone.1)")
        }
        guard !table.rows.isEmpty else { throw CSVProblem(line: 1, reason: "no row follows") }
        var examples: [Example] = []
        examples.reserveCapacity(table.rows.count)
        for row in table.rows { examples.append(try Self.example(row, of: table)) }
        self.examples = examples
        columns = table.columns
    }

    private static func example(_ row: CSVTable.Row, of table: CSVTable) throws(CSVProblem) -> Example {
        let label = table.cell("label", row) ?? ""
        guard !label.isEmpty else { throw CSVProblem(line: row.line, reason: "label is empty") }
        let department = table.cell("dept", row) ?? ""
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
