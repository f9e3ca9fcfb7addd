/// A filed mail that carries the Message-ID in question, or its content where there is none.
package struct KnownMail: Hashable, Sendable {
    package var id: RowID
    package var digest: ContentDigest
    /// The id of the channel that it came by: one channel reads one mailbox.
    package var channel: String
    package var arrivedAt: Moment
    /// See `Message.numbering`.
    package var numbering: String?

    package init(id: RowID, digest: ContentDigest, channel: String, arrivedAt: Moment, numbering: String? = nil) {
        self.id = id
        self.digest = digest
        self.channel = channel
        self.arrivedAt = arrivedAt
        self.numbering = numbering
    }
}
