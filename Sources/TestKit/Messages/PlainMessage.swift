package import Intake

/// A message of the in-memory channel: JSON of this is what arrives, and `PlainNormaliser` reads it back. What is not said is as on a
/// plain message of an unproven sender.
package struct PlainMessage: Codable, Sendable {
    package var from: Identity
    package var name: String?
    package var isVerified = false
    package var to = "311@city.example"
    package var subject: String?
    package var text: String
    package var messageID: String?
    package var references: [String] = []
    /// Requests that tokens of ours name, their MAC checked.
    package var claims: [RowID] = []
    package var automatic: AutomaticMark?
    package var isSpam = false
    package var suppressesReply = false
    package var keyword: Keyword?
    package var pictures: [String] = []
    /// Of photographs, or shared.
    package var points: [ToldPoint] = []
    package var report: DeliveryReport?

    package init(from: Identity, _ text: String) {
        self.from = from
        self.text = text
    }

    /// A mail.
    package static func mail(
        _ address: String, _ text: String, id: String? = nil, isVerified: Bool = true
    ) -> PlainMessage {
        var message = PlainMessage(from: Identity(kind: .email, address: address), text)
        message.isVerified = isVerified
        message.messageID = id
        return message
    }

    /// A text from a number to the city's.
    package static func text(_ number: String, _ text: String, keyword: Keyword? = nil) -> PlainMessage {
        var message = PlainMessage(from: Identity(kind: .phone, address: number), text)
        message.isVerified = true
        message.to = "+16175550100"
        message.keyword = keyword
        return message
    }

    /// A visitor's line in a chat.
    package static func chat(_ session: RowID, _ text: String) -> PlainMessage {
        var message = PlainMessage(from: Identity(kind: .visitor, address: session.description), text)
        message.isVerified = true
        message.to = session.description
        return message
    }
}
