import Foundation
package import Intake

/// Turns a kept chat message into a message. The session's key proves that the visitor wrote it; an address typed into the text proves
/// nothing (promise 9).
package struct ChatNormaliser: Normaliser {
    private let languages = LanguageDetector()

    package init() {}

    package func normalise(_ kept: Kept) -> Normalised {
        let received = kept.received
        guard let session = received.session,
            let entry = try? JSONDecoder().decode(ChatEntry.self, from: Data(received.bytes))
        else { return .unprocessable(reason: "a chat message without session or entry") }
        var message = Message(
            id: kept.id, channel: received.channel, lane: received.lane, arrivedAt: received.arrivedAt,
            sender: Identity(kind: .visitor, address: session.description), isSenderVerified: true,
            recipient: session.description, text: entry.text, fullText: entry.text,
            digest: ContentDigest(of: [Array(entry.clientID.utf8), Array(entry.text.utf8)]))
        message.session = session
        message.points = [entry.point].compactMap(\.self)
        // What someone writes tells more than what the widget was set to, as long as it tells anything.
        message.detectedLanguage =
            languages.language(of: entry.text)
            ?? received.envelope[ChatEnvelope.language].flatMap(Language.init(rawValue:))
        return .message(message)
    }
}
