package import Intake

/// Makes a message of what was kept of a provider's call. The signature was checked before it was kept, so the sender's number
/// is proven as far as a text can prove it.
package struct TextNormaliser: Normaliser {
    private let channels: [String: Channel]

    private struct Channel: Sendable {
        var numbers: Set<PhoneNumber>
    }

    package init(channels: [TextChannelSettings]) {
        self.channels = Dictionary(
            channels.map { ($0.id, Channel(numbers: Set($0.numbers))) }, uniquingKeysWith: { first, _ in first })
    }

    /// A text to a number that its channel does not have is unprocessable *by today's configuration*: whoever adds the number
    /// replays it from the quarantine, and then it is a message. So nothing about it is marked when it is kept.
    package func normalise(_ kept: Kept) -> Normalised {
        guard let told = TextTold(kept: kept.received.bytes) else {
            return .unprocessable(reason: "not a provider's call as we keep it")
        }
        if let status = told.status { return .deliveryReport(status.report) }
        if let unreadable = told.unreadable {
            return .unprocessable(reason: "\(told.provider): \(unreadable.reason)")
        }
        guard let text = told.message else { return .unprocessable(reason: "a provider's call that tells nothing") }
        if let channel = channels[kept.received.channel.id], !channel.numbers.contains(text.to) {
            return .unprocessable(reason: "a text to a number that the channel does not have")
        }
        return .message(message(text, kept))
    }

    private func message(_ text: TextIn, _ kept: Kept) -> Message {
        let words = Self.withoutNUL(text.text)
        let address = text.from.text
        var message = Message(
            id: kept.id, channel: kept.received.channel, lane: kept.received.lane, arrivedAt: kept.received.arrivedAt,
            sender: Identity(kind: .phone, address: address),
            // A name instead of a number is whatever its sender wrote there.
            isSenderVerified: text.from.kind != .name, recipient: text.to.text, text: words, fullText: words,
            digest: Self.digest(text))
        message.attachments = text.media.map { media in
            Attachment(name: "", mediaType: Self.mediaType(media.type), size: 0, content: .remote(url: media.url))
        }
        // With a picture it is not the whole message, whatever the words are, unless the provider acted on it already.
        message.keyword = text.optOut ?? (text.media.isEmpty ? KeywordWords.standard.keyword(in: words) : nil)
        message.mentions = MentionScanner().mentions(in: words)
        message.defects = text.defects + (words == text.text ? [] : ["nul-removed"])
        message.sentAt = text.sentAt
        return message
    }

    private static func digest(_ text: TextIn) -> ContentDigest {
        ContentDigest(
            of: [text.account, text.messageID, text.from.text, text.to.text, text.text].map { Array($0.utf8) }
                + text.media.map { Array($0.url.utf8) })
    }

    /// PostgreSQL takes no NUL in a text.
    private static func withoutNUL(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self)
    }

    /// `type/subtype` in lower case without parameters (RFC 6838 §4.2); anything else is a stream of octets.
    static func mediaType(_ stated: String) -> String {
        let type = stated.prefix { $0 != ";" && $0 != " " }.lowercased()
        let parts = type.split(separator: "/", omittingEmptySubsequences: false)
        let isName = { (part: Substring) in
            !part.isEmpty && part.utf8.count <= 127
                && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"(),:;<=>?@[\\]{}".utf8.contains($0) }
        }
        return parts.count == 2 && parts.allSatisfy(isName) ? type : "application/octet-stream"
    }
}
