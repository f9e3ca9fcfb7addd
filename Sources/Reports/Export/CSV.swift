/// Comma-separated values (RFC 4180).
package enum CSV {
    /// A cell, quoted where needed. One that a spreadsheet would take for a formula is defused by an apostrophe (promise 13).
    package static func cell(_ text: String) -> String {
        var text = text
        if isFormula(text) { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// A line of cells, ended as RFC 4180 §2 wants it.
    package static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// What a cell said before it was defused.
    package static func restored(_ cell: String) -> String {
        guard cell.hasPrefix("'"), isFormula(String(cell.dropFirst())) else { return cell }
        return String(cell.dropFirst())
    }

    private static func isFormula(_ text: String) -> Bool {
        text.unicodeScalars.first.map("=+-@\t\r".unicodeScalars.contains) ?? false
    }
}
