import Foundation

/// Reads what staff logged. Nothing of it is proven, and its language is what they said, not that of their notes.
package struct LoggedNormaliser: Normaliser {
    package init() {}

    package func normalise(_ kept: Kept) -> Normalised {
        let bytes = Data(kept.received.bytes)
        guard let logged = try? JSONDecoder().decode(LoggedContact.self, from: bytes) else {
            return .unprocessable(reason: "not a contact that staff logged")
        }
        let place = logged.place.map { "\n\nPlace: \($0)" } ?? ""
        let text = String(logged.text.prefix(LoggedContact.longestText)) + place
        var message = Message(
            id: kept.id, channel: kept.received.channel, lane: kept.received.lane,
            arrivedAt: kept.received.arrivedAt, sender: logged.caller ?? Identity(kind: .phone, address: ""),
            isSenderVerified: false, recipient: kept.received.channel.id, text: text, fullText: text,
            digest: ContentDigest(of: [Array(kept.received.sourceID.value.utf8)]))
        message.senderName = logged.name
        message.enteredBy = logged.enteredBy
        message.detectedLanguage = logged.language
        message.staffEntry = StaffEntry(kind: logged.kind, requestType: logged.requestType, joins: logged.joins)
        // The request's standing is read with the facts.
        message.claims = logged.joins.map { [RequestClaim(request: $0)] } ?? []
        return .message(message)
    }
}
