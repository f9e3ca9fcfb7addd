/// A received thing, normalised: what every later stage sees, whatever the channel.
package struct Message: Sendable {
    /// The id of what was kept: a received thing becomes one message, once.
    package var id: RowID
    package var channel: ChannelName
    package var lane: String
    package var arrivedAt: Moment

    /// Who wrote, as the channel knows it.
    package var sender: Identity
    package var senderName: String?
    /// Whether the channel proves that `sender` wrote *this* message: mail by the configured authserv-id's DMARC or aligned DKIM
    /// (RFC 8601), a text by its provider, a chat by its session key (promise 9).
    package var isSenderVerified: Bool
    /// The address, number or session of ours that it came to.
    package var recipient: String
    /// Staff who entered it for the resident: where a staff address forwarded it, or where they logged it.
    package var enteredBy: String?
    /// What staff decided of it when they logged it; nil for what a resident wrote.
    package var staffEntry: StaffEntry?

    package var subject: String?
    /// What the person newly wrote, without quotes and signature: for display and for matching.
    package var text: String
    /// The whole text; nothing is ever cut away from it.
    package var fullText: String
    package var attachments: [Attachment]
    /// The language of answers: the detected one, or the channel's own. Set by `Reading`, as are the next two.
    package var language: Language
    /// Nil where nothing in the text told the language.
    package var detectedLanguage: Language?

    package var automatic: AutomaticMark?
    /// The city's own mail filter marked it, or it was set aside by its words.
    package var isSpam: Bool
    /// That its words are likely junk. Set by `Journey`.
    package var junk: JunkGuess?
    /// A person wrote, but asked for no automatic answer (X-Auto-Response-Suppress).
    package var suppressesReply: Bool
    /// The resident says that what was resolved is not.
    package var isNotFixed = false
    package var keyword: Keyword?
    /// The configured phrase by which it sounds like an emergency, e.g. `gas leak`. Set by `Reading`.
    package var emergency: String?
    /// Points that came beside the text: of photographs, and what the resident shared.
    package var points: [ToldPoint] = []
    /// The place that it names, or that its points tell, where that is certain. Set by `Reading`.
    package var place: FoundPlace?

    /// Addresses of the staff's that are told of it, by either placement. Set by `Journey`.
    package var notifies: [String] = []
    /// How it is placed where its sender wrote before; nil where that is all the same. Set by `Journey`.
    package var placementIfKnown: Placement?
    /// The code of the request type that was learnt of such messages, where that is likely and not sure. Set by `Journey`.
    package var likelyType: String?

    /// Mail: the sender's Message-ID without its brackets, where there is one. Never empty.
    package var messageID: String?
    /// Mail: what recognises a copy: the Message-ID, or where there is none a key over the content.
    package var copyKey: String?
    /// Mail: within which its UID is one mail (`SourceID.numbering`).
    package var numbering: String?
    /// Whether a copy of it is known wherever it lies: by its Message-ID, or by who wrote and when, which the digest covers. A mail that
    /// says none of that may equal another person's word for word.
    package var tellsItsCopies: Bool { messageID != nil || (sentAt != nil && !sender.address.isEmpty) }

    /// Whether somebody out there wrote it, as far as marks tell: neither staff nor a machine, and no command.
    var isFromThePublic: Bool { staffEntry == nil && automatic == nil && !isSpam && keyword == nil }

    /// In-Reply-To and References, newest first, at most 20.
    package var references: [String]
    /// Requests named by tokens of ours whose MAC holds.
    package var claims: [RequestClaim]
    /// Tracking numbers that stand in the text: addresses, never keys.
    package var mentions: [TrackingNumber]
    /// The chat session that carries it; nil on other channels.
    package var session: RowID?
    /// Over From, Date, Subject, decoded text and attachment hashes: with the Message-ID it recognises a redelivery.
    package var digest: ContentDigest
    /// Over the folded subject and text, and the kind and size of files beside them: recognises the same words sent again. Set by
    /// `Reading`.
    package var fingerprint: ContentDigest
    /// What a delivery-status mail says of a message of ours.
    package var deliveryReport: DeliveryReport?
    /// What was odd about it, in short words for the timeline; e.g. `unknown-charset`.
    package var defects: [String]
    package var sentAt: Moment?

    package init(
        id: RowID, channel: ChannelName, lane: String, arrivedAt: Moment, sender: Identity,
        isSenderVerified: Bool, recipient: String, text: String, fullText: String, digest: ContentDigest
    ) {
        self.id = id
        self.channel = channel
        self.lane = lane
        self.arrivedAt = arrivedAt
        self.sender = sender
        self.isSenderVerified = isSenderVerified
        self.recipient = recipient
        self.text = text
        self.fullText = fullText
        self.digest = digest
        language = .english
        fingerprint = digest
        attachments = []
        isSpam = false
        suppressesReply = false
        references = []
        claims = []
        mentions = []
        defects = []
    }
}
