import Foundation
import Intake
import Reports

/// The catalogue as CSV: a row a type, columns as `CatalogueColumn` has them, in any order; a column may be left out.
enum CatalogueCSV {
    /// Those that can be read, each with its line.
    static func documents(
        _ bytes: [UInt8], _ problems: inout [CatalogueProblem]
    ) -> [(row: Int, document: RequestTypeDocument)] {
        let table: CSVTable
        do throws(CSVProblem) {
            table = try CSVTable(bytes)
        } catch {
            problems.append(CatalogueProblem(row: error.line, reason: error.reason))
            return []
        }
        let known = CatalogueColumn.allCases.map(\.rawValue)
        for column in table.columns where !known.contains(column) {
            let advice = Nearest.word(to: column, in: known).map { "; did you mean \($0)?" } ?? ""
            problems.append(CatalogueProblem(row: 1, column: column, reason: "is no column\(advice)"))
        }
        for column in [CatalogueColumn.code, .department] where !table.has(column.rawValue) {
            problems.append(CatalogueProblem(row: 1, column: column.rawValue, reason: "is missing"))
        }
        return table.rows.map { row in
            var cells = CatalogueCells(table, row)
            let document = cells.document()
            problems += cells.problems
            return (row.line, document)
        }
    }

    static func text(_ types: [RequestType]) throws -> String {
        let header = CatalogueColumn.allCases.map(\.rawValue).joined(separator: ",")
        let rows = try types.map { type in
            try CatalogueColumn.allCases.map { CSV.cell(try cell($0, type)) }.joined(separator: ",")
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }

    private static func cell(_ column: CatalogueColumn, _ type: RequestType) throws -> String {
        switch column {
        case .code: type.code
        case .nameEnglish: type.names[.english] ?? ""
        case .nameSpanish: type.names[.spanish] ?? ""
        case .namePortuguese: type.names[.portuguese] ?? ""
        case .nameHaitianCreole: type.names[.haitianCreole] ?? ""
        case .description: type.summary
        case .group: type.group
        case .kind: type.kind.rawValue
        case .department: type.department
        case .queue: type.queue
        case .priority: "\(type.priority)"
        case .keywords: type.keywords.joined(separator: "; ")
        case .active: type.isActive ? "yes" : "no"
        case .activeFrom: type.activeFrom ?? ""
        case .activeTo: type.activeTo ?? ""
        case .public: type.isPublic ? "yes" : "no"
        case .answeredHours: number(type.answeredHours)
        case .resolvedHours: number(type.resolvedHours)
        case .duplicateMetres: number(type.duplicateMetres)
        case .duplicateDays: number(type.duplicateDays)
        case .surveyRate: number(type.surveyRate)
        case .questions: try questions(type.questions)
        }
    }

    private static func number(_ value: Int?) -> String { value.map(String.init) ?? "" }

    private static func questions(_ questions: [TypeQuestion]) throws -> String {
        guard !questions.isEmpty else { return "" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(questions.map(QuestionDocument.init)), as: UTF8.self)
    }
}
