package import Intake

/// What somebody of the staff wants everybody to read about a request.
package struct UpdateDraft: Sendable {
    /// Characters, at most.
    package static let longestText = 2_000

    /// Made at random with the form and sent back with it: a form that is sent twice publishes once. 1 to 64 characters.
    package var form: String
    package var request: TrackingNumber
    package var text: String
    package var author: AccountID
    package var authorName: String

    /// Nil where the text is empty or too long, or the form's id is none.
    package init?(form: String, request: TrackingNumber, text: String, author: AccountID, authorName: String) {
        let text = text.replacing("\r\n", with: "\n")
        guard (1...64).contains(form.utf8.count), text.contains(where: { !$0.isWhitespace }),
            text.count <= Self.longestText
        else { return nil }
        self.form = form
        self.request = request
        self.text = text
        self.author = author
        self.authorName = authorName
    }
}
