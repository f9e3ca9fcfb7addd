package import Intake

/// What one of the staff wrote for the others. It is never sent.
package struct RequestNote: Hashable, Sendable {
    /// UTF-16 units, as a browser's `maxlength` counts them.
    package static let longest = 10_000

    package var id: RowID
    package var author: AgentID
    package var authorName: String
    package var text: String
    package var writtenAt: Moment

    package init(id: RowID, author: AgentID, authorName: String, text: String, writtenAt: Moment) {
        self.id = id
        self.author = author
        self.authorName = authorName
        self.text = text
        self.writtenAt = writtenAt
    }
}
