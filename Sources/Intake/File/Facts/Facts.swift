/// What the store knows about a message at its turn, read inside the transaction that files it.
package struct Facts: Sendable {
    package var now: Moment
    /// Inbound mails with the same Message-ID, on any channel of the city's.
    package var sameMessageID: [KnownMail]
    /// Who the sender's identity belongs to.
    package var resident: KnownResident?
    /// Requests that the message names by our token or by References.
    package var named: [NamedRequest]
    /// Requests whose tracking number stands in the text.
    package var mentioned: [NamedRequest]
    /// Texts: the newest conversation of this number with that one of ours. Chat: the session's. Mail: none.
    package var conversation: KnownConversation?
    /// Texts that are a bare score: the survey that this answers.
    package var survey: PendingSurvey?
    /// The message says "not fixed", and the request that it names was open again for that before.
    package var wasNotFixedBefore = false

    /// Incident notices that nobody has ended yet.
    package var notices: [IncidentNotice] = []
    /// Of those, what the sender was told of by this channel.
    package var toldNotices: Set<RowID> = []

    /// How many mails went to addresses of the staff's that rules may tell of the message.
    package var notified: [String: SendCount] = [:]

    // MARK: The history, read only where it decides (`Decider.needsHistory`)

    /// The resident's newest request opened by the same words within the window.
    package var sameWords: RecentRequest?
    /// The resident's newest open request, where there is one: each leads on to the one before it.
    package var recent: [RecentRequest]
    /// What we sent to this recipient lately.
    package var sent: RecentSends
    package var isOptedOut: Bool

    package init(now: Moment) {
        self.now = now
        sameMessageID = []
        named = []
        mentioned = []
        recent = []
        sent = RecentSends()
        isOptedOut = false
    }

    /// Whether a request that the message may go on with is resolved.
    func isResolved(_ request: RowID) -> Bool {
        if let conversation, conversation.request == request { return conversation.isResolved }
        return (named + mentioned).contains { $0.id == request && $0.isResolved }
    }
}
