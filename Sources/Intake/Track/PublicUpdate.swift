/// What a person of the staff lets everybody read about a request.
package struct PublicUpdate: Hashable, Sendable {
    package var id: RowID
    package var text: String
    /// Who published it, for the staff alone.
    package var authorName: String
    package var at: Moment

    package init(id: RowID, text: String, authorName: String, at: Moment) {
        self.id = id
        self.text = text
        self.authorName = authorName
        self.at = at
    }
}
