package import Intake

/// An answer that somebody wrote.
package struct WrittenAnswer: Hashable, Sendable {
    /// Also the outbox row's.
    package var id: RowID
    package var author: AnswerAuthor
    /// As it was typed, without what is put around it.
    package var text: String
    package var writtenAt: Moment

    package init(id: RowID, author: AnswerAuthor, text: String, writtenAt: Moment) {
        self.id = id
        self.author = author
        self.text = text
        self.writtenAt = writtenAt
    }
}
