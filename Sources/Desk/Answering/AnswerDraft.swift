package import Intake

/// What an agent asks to be sent.
package struct AnswerDraft: Sendable {
    /// Made at random with the form and sent back with it: a form that is sent twice answers once. 1 to 64 characters.
    package var form: String
    package var request: TrackingNumber
    /// As it was typed.
    package var text: String
    package var author: AnswerAuthor
    /// The newest answer on the request that the agent had before them; nil where there was none.
    package var seen: RowID?
    /// As what the request is closed with it; nil where it stays open. Never as spam: nothing is sent there.
    package var closes: ClosingReason?

    /// Whether it asks the resident something, so that our clocks stand until they write.
    package var awaitsResident: Bool

    /// Another way than the newest message's: the id of one of `AnswerFacts.ways`.
    package var way: RowID?

    package var resolves: Bool { closes != nil }

    package init(
        form: String, request: TrackingNumber, text: String, author: AnswerAuthor, seen: RowID?,
        resolves: Bool = false, closes: ClosingReason? = nil, awaitsResident: Bool = false, way: RowID? = nil
    ) {
        self.form = form
        self.request = request
        self.text = text
        self.author = author
        self.seen = seen
        self.way = way
        self.awaitsResident = awaitsResident
        self.closes = closes ?? (resolves ? .resolved : nil)
    }
}
