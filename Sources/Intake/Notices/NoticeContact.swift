/// Somebody who wrote about a notice: counted with it, and told when it ends. One for each notice and address, however often they write.
package struct NoticeContact: Sendable {
    package var id: RowID
    package var notice: RowID
    /// What they wrote first about it.
    package var message: Message
    package var request: RowID?
    package var conversation: RowID?
    /// The language of what they are told.
    package var language: Language
    /// What made the message be about it.
    package var reason: String
    /// The outbox row that tells it; nil where they may not be told now.
    package var told: RowID?
    package var at: Moment

    package init(
        id: RowID, notice: RowID, message: Message, request: RowID?, conversation: RowID?, language: Language,
        reason: String, at: Moment
    ) {
        self.id = id
        self.notice = notice
        self.message = message
        self.request = request
        self.conversation = conversation
        self.language = language
        self.reason = reason
        self.at = at
    }
}
