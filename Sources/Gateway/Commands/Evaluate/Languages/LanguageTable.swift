import Foundation
import Intake

/// Texts of which somebody said in which language they are, read from a table.
struct LanguageTable {
    /// A text, its language (nil: none of the city's), and what the table calls that.
    struct Row {
        let text: String
        let language: Language?
        let label: String
    }

    let texts: [Row]

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
        guard let column = ["label", "language"].first(where: table.has), table.has("text") else {
            throw CSVProblem(
                line: 1, reason: "needs the columns text and label; it names \(table.columns.joined(separator: ", "))")
        }
        guard !table.rows.isEmpty else { throw CSVProblem(line: 1, reason: "no row follows") }
        var texts: [Row] = []
        for row in table.rows {
            let label = table.cell(column, row) ?? ""
            guard !label.isEmpty else { throw CSVProblem(line: row.line, reason: "\(column) is empty") }
            texts.append(Row(text: table.cell("text", row) ?? "", language: Self.language(label), label: label))
        }
        self.texts = texts
    }

    /// A code (of which only what stands before a hyphen or underscore counts: pt-BR) or an English name.
    private static func language(_ label: String) -> Language? {
        let folded = label.lowercased()
        let code = folded.prefix { $0 != "-" && $0 != "_" }
        if let language = Language(rawValue: String(code)) { return language }
        return switch folded {
        case "english", "eng": .english
        case "spanish", "spa": .spanish
        case "portuguese", "por": .portuguese
        case "haitian creole", "haitian", "haitian_creole", "haitian-creole", "creole", "hat": .haitianCreole
        default: nil
        }
    }
}
