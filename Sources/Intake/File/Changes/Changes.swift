/// What filing one message writes, all in one transaction.
package struct Changes: Sendable {
    package enum Disposition: Hashable, Sendable {
        case filed
        /// Known already: nothing is added but a count.
        case redelivered(of: RowID)
    }

    package var disposition: Disposition
    /// New residents only.
    package var resident: Resident?
    /// Written where it is new, or where it becomes verified.
    package var identity: IdentityRecord?
    package var request: ServiceRequest?
    /// A new conversation, or the same with a later `lastAt` and perhaps a request.
    package var conversation: Conversation?
    /// What the resident wrote on although it was resolved: it is open again.
    package var reopened: RowID?
    /// A bare score is the answer to a survey.
    package var surveyAnswer: SurveyAnswer?
    /// What a person must look at.
    package var attention: Attention?
    /// A request that gets the place which its message tells, where it has none.
    package var located: LocatedRequest?
    package var contact: Contact?
    package var message: FiledMessage?
    package var events: [TimelineEvent]
    package var decisions: [Decision]
    package var ledger: [LedgerEntry]
    package var outbox: [OutboundMessage]
    /// A tracking number to be added to a digest that waits already.
    package var digestAddition: DigestAddition?
    /// `outbox` holds an acknowledgement or digest that counts among those to unverified senders.
    package var countsAsUnverified = false
    /// An acknowledgement was due and is not sent, since too many went to unverified senders in this hour.
    package var isPassedOver = false
    package var optOut: OptOutChange?
    /// Whom the message counts in with incident notices.
    package var notices: [NoticeContact] = []

    package init(_ disposition: Disposition) {
        self.disposition = disposition
        events = []
        decisions = []
        ledger = []
        outbox = []
    }
}
