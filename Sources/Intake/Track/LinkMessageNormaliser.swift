import Foundation

/// Turns what was written through a signed link into a message. The link's MAC was held against its request before it was kept: it came
/// to whom it was sent, which proves the address as a code does that comes back (promise 9).
package struct LinkMessageNormaliser: Normaliser {
    package init() {}

    package func normalise(_ kept: Kept) -> Normalised {
        let received = kept.received
        guard let written = try? JSONDecoder().decode(LinkMessage.self, from: Data(received.bytes)) else {
            return .unprocessable(reason: "a message by a link that cannot be read")
        }
        // What is about one request stands in one conversation of its own, whatever else the resident writes.
        var message = Message(
            id: kept.id, channel: received.channel, lane: received.lane, arrivedAt: received.arrivedAt,
            sender: written.sender, isSenderVerified: true, recipient: received.lane, text: written.text,
            fullText: written.text, digest: ContentDigest(of: [Array(written.text.utf8)]))
        message.claims = [RequestClaim(request: written.request)]
        message.isNotFixed = written.isNotFixed
        message.detectedLanguage = written.language
        return .message(message)
    }
}
