/// Aligned columns for a terminal.
enum TextTable {
    /// The first column is flush left, the others right unless `leading` names them; the first line is the header.
    static func aligned(_ lines: [[String]], leading: Set<Int> = [0]) -> String {
        guard let columns = lines.map(\.count).max() else { return "" }
        let widths = (0..<columns).map { column in
            lines.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return lines.map { line in
            var text = ""
            for (column, cell) in line.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                text += (column == 0 ? "" : "  ") + (leading.contains(column) ? cell + padding : padding + cell)
            }
            while text.hasSuffix(" ") { text.removeLast() }
            return text + "\n"
        }.joined()
    }
}
