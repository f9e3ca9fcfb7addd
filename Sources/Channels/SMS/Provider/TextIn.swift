package import Intake

/// A text that somebody sent us, as the provider tells it.
package struct TextIn: Hashable, Codable, Sendable {
    /// The provider's account: message ids are unique within it.
    package var account: String
    /// The provider's id for the text. Never empty.
    package var messageID: String
    package var from: PhoneNumber
    /// The number of ours that it came to.
    package var to: PhoneNumber
    package var text: String
    package var media: [TextMedia]
    /// What the provider's own opt-out handling made of it; nil where it said nothing.
    package var optOut: Keyword?
    package var sentAt: Moment?
    /// What was odd about it, in short words for the timeline; e.g. `raw-octets`.
    package var defects: [String]

    package init(
        account: String, messageID: String, from: PhoneNumber, to: PhoneNumber, text: String, media: [TextMedia] = [],
        optOut: Keyword? = nil, sentAt: Moment? = nil, defects: [String] = []
    ) {
        self.account = account
        self.messageID = messageID
        self.from = from
        self.to = to
        self.text = text
        self.media = media
        self.optOut = optOut
        self.sentAt = sentAt
        self.defects = defects
    }
}

/// A picture or file of an MMS, still with the provider.
package struct TextMedia: Hashable, Codable, Sendable {
    package var url: String
    /// The media type that the provider states; empty where it states none.
    package var type: String

    package init(url: String, type: String) {
        self.url = url
        self.type = type
    }
}
