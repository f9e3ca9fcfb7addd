/// Somebody who is to hear that a notice ended, as the store knows them in the transaction that tells them.
package struct NoticeEnd: Sendable {
    package var now: Moment
    package var draft: NoticeDraft
    package var endedAt: Moment
    /// Whoever ended it wants nobody told.
    package var isQuiet: Bool
    package var recipient: LinkHolder
    package var language: Language
    package var request: RowID?
    package var conversation: RowID?
    /// Mail only: what they wrote, without angle brackets.
    package var messageID: String?
    /// Whether they were told that it began.
    package var wasTold: Bool
    package var isOptedOut: Bool
    /// What we sent them last did not arrive.
    package var isBounced: Bool

    package init(
        now: Moment, draft: NoticeDraft, endedAt: Moment, isQuiet: Bool, recipient: LinkHolder, language: Language,
        request: RowID?, conversation: RowID?, messageID: String?, wasTold: Bool, isOptedOut: Bool = false,
        isBounced: Bool = false
    ) {
        self.now = now
        self.draft = draft
        self.endedAt = endedAt
        self.isQuiet = isQuiet
        self.recipient = recipient
        self.language = language
        self.request = request
        self.conversation = conversation
        self.messageID = messageID
        self.wasTold = wasTold
        self.isOptedOut = isOptedOut
        self.isBounced = isBounced
    }
}
