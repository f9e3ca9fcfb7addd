package import Intake

/// An inbound message on a request.
package struct RequestMessage: Sendable {
    package var id: RowID
    package var channel: ChannelName
    package var sender: String
    package var senderName: String?
    package var isSenderVerified: Bool
    package var subject: String?
    package var text: String
    package var fullText: String
    package var automatic: AutomaticMark?
    package var isUnconfirmed: Bool
    package var defects: [String]
    package var arrivedAt: Moment
    package var attachments: [RequestAttachment]

    package init(
        id: RowID, channel: ChannelName, sender: String, senderName: String?, isSenderVerified: Bool, subject: String?,
        text: String, fullText: String, automatic: AutomaticMark?, isUnconfirmed: Bool, defects: [String],
        arrivedAt: Moment, attachments: [RequestAttachment]
    ) {
        self.id = id
        self.channel = channel
        self.sender = sender
        self.senderName = senderName
        self.isSenderVerified = isSenderVerified
        self.subject = subject
        self.text = text
        self.fullText = fullText
        self.automatic = automatic
        self.isUnconfirmed = isUnconfirmed
        self.defects = defects
        self.arrivedAt = arrivedAt
        self.attachments = attachments
    }
}
