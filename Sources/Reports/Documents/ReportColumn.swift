/// A column of a report's table.
package struct ReportColumn: Hashable, Sendable, Encodable {
    /// As files call it: `contact_share_percent`.
    package var name: String
    package var title: String
    /// What is counted; nil where the title says it.
    package var definition: String?

    package init(_ name: String, _ title: String, definition: String? = nil) {
        self.name = name
        self.title = title
        self.definition = definition
    }
}
