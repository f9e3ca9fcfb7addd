/// One visitor's chat: opened once, resumed with its key as often as the connection breaks.
package struct ChatSession: Hashable, Sendable {
    package var id: RowID
    package var channel: ChannelName
    /// SHA-256 of the session key; the key travels in the first frame only, never in a URL (promise 15).
    package var keyHash: [UInt8]
    /// What the widget said it speaks, where that is one of ours.
    package var language: Language?
    package var startedAt: Moment
    /// The highest sequence number in its log.
    package var lastSequence: Int64

    package init(
        id: RowID, channel: ChannelName, keyHash: [UInt8], language: Language?, startedAt: Moment,
        lastSequence: Int64 = 0
    ) {
        self.id = id
        self.channel = channel
        self.keyHash = keyHash
        self.language = language
        self.startedAt = startedAt
        self.lastSequence = lastSequence
    }
}
