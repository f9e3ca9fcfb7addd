import Foundation
import Intake

/// A file of comma-separated values (RFC 4180) whose first line names the columns. Reading is total: any bytes give a table, or say in
/// which line they stop being one.
struct CSVTable: Sendable {
    /// One line of it, which may go over several lines of the file.
    struct Row: Sendable {
        /// Of the file, counted from 1: where the row begins.
        let line: Int
        fileprivate let cells: [String]
    }

    /// Bytes; a larger file is refused.
    static let limit = 256 << 20

    /// The columns' names, without blanks around them.
    let columns: [String]
    let rows: [Row]
    private let positions: [String: Int]

    /// - Throws: what is wrong, with the line.
    init(_ bytes: [UInt8]) throws(CSVProblem) {
        var reader = CSVReader(bytes)
        guard let header = try reader.next() else { throw CSVProblem(line: 1, reason: "the file is empty") }
        columns = header.cells.map { $0.trimmingCharacters(in: .whitespaces) }
        var positions: [String: Int] = [:]
        for (index, name) in columns.enumerated() {
            guard !name.isEmpty else { throw CSVProblem(line: 1, reason: "column \(index + 1) has no name") }
            guard positions.updateValue(index, forKey: name) == nil else {
                throw CSVProblem(line: 1, reason: "the column \(name) stands twice")
            }
        }
        self.positions = positions
        var rows: [Row] = []
        while let (line, cells) = try reader.next() {
            guard cells.count == columns.count else {
                let found = "\(cells.count) cell\(cells.count == 1 ? "" : "s")"
                throw CSVProblem(line: line, reason: "has \(found), and the first line names \(columns.count)")
            }
            rows.append(Row(line: line, cells: cells))
        }
        self.rows = rows
    }

    /// Reads a file.
    ///
    /// - Throws: what is wrong; line 1 where it cannot be read at all.
    init(at file: URL) throws(CSVProblem) {
        guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else {
            throw CSVProblem(line: 1, reason: "the file cannot be read; does it exist, and may intake read it?")
        }
        guard data.count <= Self.limit else {
            throw CSVProblem(line: 1, reason: "the file is over \(Self.limit >> 20) MB")
        }
        try self.init(Array(data))
    }

    func has(_ column: String) -> Bool { positions[column] != nil }

    /// A row's cell as it stands; nil where there is no such column.
    func cell(_ column: String, _ row: Row) -> String? { positions[column].map { row.cells[$0] } }
}
