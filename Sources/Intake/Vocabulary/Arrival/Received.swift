/// The raw thing as it arrived. Kept before anything is understood; only then is the sender told "we have it".
package struct Received: Sendable {
    package var channel: ChannelName
    package var sourceID: SourceID
    /// The sender as the lane's name: messages of one (channel, lane) are filed in the order they came (promise 6).
    package var lane: String
    package var format: ReceivedFormat
    package var arrivedAt: Moment
    package var bytes: [UInt8]
    /// The chat session whose next sequence number this message gets when it is kept; nil for every other channel.
    package var session: RowID?
    /// Facts that the wire knows and the bytes do not, e.g. IMAP's INTERNALDATE. Keys are listed by the channel that sets them.
    package var envelope: [String: String]

    package init(
        channel: ChannelName, sourceID: SourceID, lane: String, format: ReceivedFormat, arrivedAt: Moment,
        bytes: [UInt8], session: RowID? = nil, envelope: [String: String] = [:]
    ) {
        self.channel = channel
        self.sourceID = sourceID
        self.lane = lane
        self.format = format
        self.arrivedAt = arrivedAt
        self.bytes = bytes
        self.session = session
        self.envelope = envelope
    }
}
