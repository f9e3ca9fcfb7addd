package import Intake
import Mail

/// Turns a raw mail into a message. Pure and total: any bytes give a message (promise 12).
package struct EmailNormaliser: Normaliser {
    /// In-Reply-To and References beyond this are not looked up.
    private static let maximumReferences = 20

    private let channels: [String: EmailChannelSettings]
    private let own: OwnMail
    private let tokens: ReplyTokens
    private let markers: [String]

    /// - Parameters:
    ///   - channels: all email channels: mail from an address of any of them is a loop.
    ///   - markers: the "reply above this line" lines of our templates.
    package init(channels: [EmailChannelSettings], tokens: ReplyTokens, markers: [String]) {
        self.channels = Dictionary(channels.map { ($0.id, $0) }) { first, _ in first }
        own = OwnMail(addresses: Set(channels.flatMap { [$0.address] + $0.otherAddresses }))
        self.tokens = tokens
        self.markers = markers
    }

    package func normalise(_ kept: Kept) -> Normalised {
        if let reason = kept.received.envelope[EmailEnvelope.quarantine] { return .unprocessable(reason: reason) }
        guard let channel = channels[kept.received.channel.id] else {
            return .unprocessable(reason: "the email channel \(kept.received.channel.id) is not configured any more")
        }
        let mail = ParsedMail(parsing: kept.received.bytes)
        let digest = EmailDigest.digest(of: mail)
        let text = NewText.of(
            mail, sender: mail.from.first.map { $0.name ?? $0.address }, markers: markers)
        let isProven = SenderProof(
            authservIDs: Set(channel.authservIDs), trustsUnnamed: channel.trustsUnnamedServer
        ).isProven(mail)
        let author = author(of: mail, isProven: isProven, channel)
        var message = Message(
            id: kept.id, channel: kept.received.channel, lane: kept.received.lane, arrivedAt: kept.received.arrivedAt,
            sender: Identity(kind: .email, address: author.address), isSenderVerified: author.isVerified,
            recipient: channel.address, text: text, fullText: mail.text ?? "", digest: digest)
        message.senderName = author.name
        message.enteredBy = author.enteredBy
        message.subject = mail.subject
        message.sentAt = mail.date.map { Moment(milliseconds: $0) }
        message.messageID = mail.messageID
        message.numbering = kept.received.sourceID.numbering
        message.copyKey = EmailDigest.copyKey(of: mail, digest: digest)
        message.attachments = mail.attachments.map(Self.attachment)
        message.points = MailPictures.points(of: mail)
        message.defects = mail.defects.map(\.rawValue)
        mark(&message, mail)
        relate(&message, mail)
        return .message(message)
    }

    private struct Author {
        var address: String
        var name: String?
        var isVerified: Bool
        var enteredBy: String?
    }

    /// Who reports: the sender; or, where a proven staff member forwards a resident's mail, that resident, unverified
    /// (DESIGN §4, Email).
    private func author(of mail: ParsedMail, isProven: Bool, _ channel: EmailChannelSettings) -> Author {
        let from = mail.from.first
        let address = from?.canonical ?? ""
        if isProven, let domain = from?.domain?.lowercased(), channel.staffDomains.contains(domain),
            // An answer of ours, or of their own, that staff pass on is no resident's mail.
            let inner = ForwardedSender.find(in: mail, own: own), inner.canonical != address
        {
            return Author(address: inner.canonical, name: inner.name, isVerified: false, enteredBy: address)
        }
        return Author(address: address, name: from?.name, isVerified: isProven, enteredBy: nil)
    }

    private func mark(_ message: inout Message, _ mail: ParsedMail) {
        let verdict = AutomaticMail.classify(mail.headers, own: own)
        message.suppressesReply = verdict.suppressReply
        message.automatic =
            switch verdict.kind {
            case .human: nil
            case .automatic: .automatic
            case .bounce: .bounce
            case .list: .list
            case .loop: .loop
            }
        let flag = mail.headers.first("X-Spam-Flag") ?? mail.headers.first("X-Spam-Status") ?? ""
        message.isSpam = flag.prefix(3).lowercased() == "yes"
        message.deliveryReport = mail.report.flatMap(Self.deliveryReport)
    }

    private func relate(_ message: inout Message, _ mail: ParsedMail) {
        var references: [String] = []
        let returned = mail.report?.originalMessageID.map { [$0] } ?? []
        for id in returned + mail.inReplyTo.reversed() + mail.references.reversed()
        where !references.contains(id) && references.count < Self.maximumReferences {
            references.append(id)
        }
        message.references = references
        message.claims = tokens.claims(in: references)
    }

    private static func deliveryReport(_ report: DeliveryStatusReport) -> DeliveryReport? {
        guard let original = report.originalMessageID else { return nil }
        let actions = report.recipients.compactMap { $0.action?.lowercased() }
        let status: DeliveryReport.Status =
            actions.contains("failed") ? .failed : actions.contains("delayed") ? .delayed : .delivered
        return DeliveryReport(
            subject: .messageID(original), status: status, code: report.recipients.first?.status)
    }

    private static func attachment(_ part: MailAttachment) -> Attachment {
        Attachment(
            name: part.name ?? "", mediaType: part.mediaType.description, size: part.size, isInline: part.isInline,
            contentID: part.contentID,
            content: .part(offset: part.range.lowerBound, length: part.range.count, encoding: part.encoding.rawValue))
    }
}
