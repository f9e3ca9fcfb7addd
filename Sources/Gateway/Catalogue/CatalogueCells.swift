import Foundation
import Intake
import Reports

/// One row of a catalogue in CSV.
struct CatalogueCells {
    private let table: CSVTable
    private let row: CSVTable.Row
    private(set) var problems: [CatalogueProblem] = []

    init(_ table: CSVTable, _ row: CSVTable.Row) {
        self.table = table
        self.row = row
    }

    mutating func document() -> RequestTypeDocument {
        var document = RequestTypeDocument(code: text(.code) ?? "")
        let names = Language.allCases.compactMap { language in
            text(.name(of: language)).map { (language.rawValue, $0) }
        }
        document.names = Dictionary(uniqueKeysWithValues: names)
        document.description = text(.description)
        document.group = text(.group)
        document.kind = text(.kind)
        document.department = text(.department)
        document.queue = text(.queue)
        document.priority = number(.priority)
        document.keywords = text(.keywords)?.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
        document.active = flag(.active)
        document.activeFrom = text(.activeFrom)
        document.activeTo = text(.activeTo)
        document.public = flag(.public)
        document.answeredHours = number(.answeredHours)
        document.resolvedHours = number(.resolvedHours)
        document.duplicateMetres = number(.duplicateMetres)
        document.duplicateDays = number(.duplicateDays)
        document.surveyRate = number(.surveyRate)
        document.questions = questions()
        return document
    }

    /// Nil where the cell is empty. What was defused for a spreadsheet (`CSV.cell`) is as it was.
    private func text(_ column: CatalogueColumn) -> String? {
        guard let cell = table.cell(column.rawValue, row)?.trimmingCharacters(in: .whitespaces), !cell.isEmpty else {
            return nil
        }
        return CSV.restored(cell)
    }

    private mutating func number(_ column: CatalogueColumn) -> Int? {
        guard let text = text(column) else { return nil }
        guard let number = Int(text) else {
            complain(column, "must be a whole number, not \(text)")
            return nil
        }
        return number
    }

    private mutating func flag(_ column: CatalogueColumn) -> Bool? {
        guard let text = text(column) else { return nil }
        switch text.lowercased() {
        case "yes", "true", "1": return true
        case "no", "false", "0": return false
        default:
            complain(column, "must be yes or no, not \(text)")
            return nil
        }
    }

    private mutating func questions() -> [QuestionDocument]? {
        guard let text = text(.questions) else { return nil }
        do {
            return try JSONDecoder().decode([QuestionDocument].self, from: Data(text.utf8))
        } catch {
            complain(.questions, "must be a JSON list of code, text, kind, options and required")
            return nil
        }
    }

    private mutating func complain(_ column: CatalogueColumn, _ reason: String) {
        problems.append(CatalogueProblem(row: row.line, column: column.rawValue, reason: reason))
    }
}
