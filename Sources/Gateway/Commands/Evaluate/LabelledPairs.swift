import Foundation
import Intake

/// Pairs of reports of which somebody said whether they are about one incident, read from a table.
struct LabelledPairs {
    private static let columns = ["type_a", "type_b", "text_a", "text_b", "metres", "days", "same_reporter", "label"]
    private static let uncertainLabel = "uncertain"

    private(set) var pairs: [DuplicateExample] = []
    /// Of which nobody could say.
    private(set) var uncertain = 0

    /// - Throws: what is wrong, with the file and line.
    init(at file: URL) throws(CommandFailure) {
        do throws(CSVProblem) {
            try self.init(try CSVTable(at: file))
        } catch {
            throw CommandFailure("\(file.lastPathComponent), \(error)")
        }
    }

    /// - Throws: what is wrong, with the line.
    init(_ table: CSVTable) throws(CSVProblem) {
        for column in Self.columns where !table.has(column) {
            throw CSVProblem(line: 1, reason: "has no column \(column)")
        }
        for row in table.rows {
            if table.cell("label", row) == Self.uncertainLabel {
                uncertain += 1
            } else {
                pairs.append(try Self.pair(row, of: table))
            }
        }
    }

    private static func pair(_ row: CSVTable.Row, of table: CSVTable) throws(CSVProblem) -> DuplicateExample {
        let metres = table.cell("metres", row) ?? ""
        let gap = IncidentGap(
            metres: metres.isEmpty ? nil : try number(metres, "metres", row),
            days: try number(table.cell("days", row) ?? "", "days", row),
            isSameReporter: try flag("same_reporter", row, of: table))
        return DuplicateExample(
            report("a", row, of: table), report("b", row, of: table), gap,
            isDuplicate: try flag("label", row, of: table))
    }

    private static func report(_ side: String, _ row: CSVTable.Row, of table: CSVTable) -> IncidentReport {
        let type = table.cell("type_\(side)", row) ?? ""
        return IncidentReport(text: table.cell("text_\(side)", row) ?? "", type: type.isEmpty ? nil : type)
    }

    private static func number(_ cell: String, _ column: String, _ row: CSVTable.Row) throws(CSVProblem) -> Double {
        guard let number = Double(cell), number.isFinite, number >= 0 else {
            throw CSVProblem(
                line: row.line, reason: "\(column) is '\(cell.prefix(20))', and should be a number of 0 or more")
        }
        return number
    }

    private static func flag(
        _ column: String, _ row: CSVTable.Row, of table: CSVTable
    ) throws(CSVProblem) -> Bool {
        let cell = table.cell(column, row) ?? ""
        switch cell.lowercased() {
        case "1", "true": return true
        case "0", "false": return false
        default:
            throw CSVProblem(line: row.line, reason: "\(column) is '\(cell.prefix(20))', and should be 1 or 0")
        }
    }
}
