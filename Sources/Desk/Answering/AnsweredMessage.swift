package import Intake

/// The message of a resident's that an answer answers: the answer goes back the way it came.
package struct AnsweredMessage: Sendable {
    package var id: RowID
    package var channel: ChannelName
    package var conversation: RowID?
    /// The address, number or session that wrote it.
    package var sender: String
    package var senderName: String?
    /// Mail only.
    package var subject: String?
    package var text: String
    /// Mail only, without angle brackets.
    package var messageID: String?
    package var arrivedAt: Moment
    /// Our number or address that it was written to, where it is another conversation's than the request's.
    package var writtenTo: String?

    package init(
        id: RowID, channel: ChannelName, conversation: RowID?, sender: String, senderName: String? = nil,
        subject: String? = nil, text: String, messageID: String? = nil, arrivedAt: Moment
    ) {
        self.id = id
        self.channel = channel
        self.conversation = conversation
        self.sender = sender
        self.senderName = senderName
        self.subject = subject
        self.text = text
        self.messageID = messageID
        self.arrivedAt = arrivedAt
    }
}
