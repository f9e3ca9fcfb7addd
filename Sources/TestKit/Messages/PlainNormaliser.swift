import Foundation
package import Intake

/// Reads the in-memory channel's messages: `PlainMessage` as JSON, or a chat's entry with such JSON as its text.
package struct PlainNormaliser: Normaliser {
    package init() {}

    package func normalise(_ kept: Kept) -> Normalised {
        var bytes = Data(kept.received.bytes)
        if let entry = try? JSONDecoder().decode(ChatEntry.self, from: bytes) { bytes = Data(entry.text.utf8) }
        guard let plain = try? JSONDecoder().decode(PlainMessage.self, from: bytes) else {
            return .unprocessable(reason: "not a plain message")
        }
        if let report = plain.report { return .deliveryReport(report) }
        var message = Message(
            id: kept.id, channel: kept.received.channel, lane: kept.received.lane,
            arrivedAt: kept.received.arrivedAt, sender: plain.from, isSenderVerified: plain.isVerified,
            recipient: plain.to, text: plain.text, fullText: plain.text,
            digest: ContentDigest(of: [Array(plain.from.address.utf8), Array(plain.text.utf8)]))
        message.senderName = plain.name
        message.subject = plain.subject
        message.messageID = plain.messageID
        message.copyKey = plain.messageID
        message.numbering = kept.received.sourceID.numbering
        message.references = plain.references
        message.claims = plain.claims.map { RequestClaim(request: $0) }
        message.automatic = plain.automatic
        message.isSpam = plain.isSpam
        message.suppressesReply = plain.suppressesReply
        message.keyword = plain.keyword
        message.session = kept.received.session
        message.points = plain.points
        message.attachments = plain.pictures.map {
            Attachment(name: "", mediaType: "image/jpeg", size: 0, content: .remote(url: $0))
        }
        return .message(message)
    }
}
