/// An outbox row in our hands.
package struct ClaimedMessage: Sendable {
    package var message: OutboundMessage
    /// An earlier attempt was cut off between sending and marking, so it may already have gone out: a channel that can ask
    /// its provider does so first; a mail goes out again under the same Message-ID (promise 1).
    package var mayHaveGoneOut: Bool
    /// The recipient has opted out of this channel; only keyword confirmations go out all the same.
    package var isOptedOut: Bool

    /// The address or number of ours that the message which caused this one came to: a text is answered from the number
    /// that it was sent to. Nil where that is not on file.
    package var writtenTo: String?

    package init(message: OutboundMessage, mayHaveGoneOut: Bool, isOptedOut: Bool, writtenTo: String? = nil) {
        self.writtenTo = writtenTo
        self.message = message
        self.mayHaveGoneOut = mayHaveGoneOut
        self.isOptedOut = isOptedOut
    }
}
