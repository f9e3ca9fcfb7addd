import Foundation

/// A page of the manager's figures as a document: what its files, the command `intake report` and the mails hold, word for word the same.
package struct ReportDocument: Hashable, Sendable, Encodable {
    package var page: ReportPage
    package var title: String
    /// The city days that it is about, both included.
    package var from: String
    package var to: String
    /// The view in words: its days and which part of everything.
    package var view: String
    /// Up to when everything is in the figures (RFC 3339); nil where they were never made.
    package var asOf: String?
    /// Days that are being counted again.
    package var waitingDays: Int
    /// What a reader must know beside the tables, a sentence each.
    package var notes: [String]
    package var tables: [ReportSheet]

    package init(
        page: ReportPage, title: String, from: String, to: String, view: String, asOf: String? = nil,
        waitingDays: Int = 0, notes: [String] = [], tables: [ReportSheet]
    ) {
        self.page = page
        self.title = title
        self.from = from
        self.to = to
        self.view = view
        self.asOf = asOf
        self.waitingDays = waitingDays
        self.notes = notes
        self.tables = tables
    }

    /// The table of a name; the first where none is named. Nil where there is no such table.
    package func table(_ name: String?) -> ReportSheet? {
        guard let name, !name.isEmpty else { return tables.first }
        return tables.first { $0.name == name }
    }

    /// Keys in snake case and sorted; durations in seconds, shares in percent.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
