import Foundation

/// One table of a report, for files, mails and terminals: each row has a value for each column.
package struct ReportSheet: Hashable, Sendable {
    /// Among the tables of its report: `channels`.
    package var name: String
    package var title: String
    package var columns: [ReportColumn]
    package var rows: [[ReportValue]]
    /// The whole, below the rows; nil where these are no parts of one.
    package var total: [ReportValue]?

    package init(
        _ name: String, title: String, columns: [ReportColumn], rows: [[ReportValue]], total: [ReportValue]? = nil
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.total = total
    }

    /// For spreadsheets: a header, a line for each row, and the whole (RFC 4180).
    package var csv: String {
        let lines = [columns.map(\.name)] + (rows + (total.map { [$0] } ?? [])).map { $0.map(\.plain) }
        return lines.map(CSV.line).joined()
    }
}

extension ReportSheet {
    /// As it stands in a document's JSON.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}

extension ReportSheet: Encodable {
    private enum Key: String, CodingKey {
        case name, title, columns, rows, total
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .name)
        try container.encode(title, forKey: .title)
        try container.encode(columns, forKey: .columns)
        try container.encode(rows.map(named), forKey: .rows)
        try container.encode(total.map(named), forKey: .total)
    }

    /// A row by the names of its columns.
    private func named(_ row: [ReportValue]) -> [String: ReportValue] {
        Dictionary(zip(columns.map(\.name), row)) { first, _ in first }
    }
}
