import Foundation
import Intake

/// A frame to the resident's client, `intake.chat.v1` (channels/chat.md).
struct ChatAnswer: Encodable, Sendable {
    enum Kind: String, Encodable, Sendable {
        case started
        case resumed
        case ack
        case message
        case pong
        case error
    }

    var type: Kind
    /// `started`: the key with which the session is resumed. Whoever has it reads the session.
    var key: String?
    /// `started`, `resumed`: the session's newest number. `ack`, `message`: the line's own.
    var sequence: Int64?
    /// `message`: `city` or `you`.
    var from: String?
    /// `ack`, and `message` from `you`: the client's id.
    var id: String?
    var text: String?
    /// Milliseconds since 1970 UTC.
    var at: Int64?
    /// `error`: a word for programs.
    var code: String?

    static func line(_ line: ChatLine) -> ChatAnswer {
        ChatAnswer(
            type: .message, sequence: line.sequence, from: line.direction == .outbound ? "city" : "you",
            id: line.clientID, text: line.text, at: line.at.milliseconds)
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and numbers always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
