/// One occasion on which a resident reached us, dated at its first inbound message (DESIGN §1).
package struct Contact: Sendable {
    package var id: RowID
    package var channel: ChannelName
    package var kind: ContactKind
    package var resident: RowID?
    package var request: RowID?
    package var conversation: RowID
    package var startedAt: Moment

    package init(
        id: RowID, channel: ChannelName, kind: ContactKind, resident: RowID?, request: RowID?, conversation: RowID,
        startedAt: Moment
    ) {
        self.id = id
        self.channel = channel
        self.kind = kind
        self.resident = resident
        self.request = request
        self.conversation = conversation
        self.startedAt = startedAt
    }
}
