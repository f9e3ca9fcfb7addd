/// Comma-separated values (RFC 4180).
enum CSV {
    /// A cell, quoted where needed. One that a spreadsheet would take for a formula is defused by an apostrophe (promise 13).
    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
