import Foundation
import Intake

/// A frame to the resident's client, `intake.chat.v1` (channels/chat.md).
struct ChatAnswer: Encodable, Sendable {
    enum Kind: String, Encodable, Sendable {
        case started
        case resumed
        case ack
        /// A message was not kept and never will be; the connection stays.
        case refused
        case message
        case pong
        /// Something happened besides what is written: a line of the log, too.
        case scene
        /// How many chats are taken before this one, itself included; 0 where it does not wait.
        case position
        /// The agent is typing.
        case typing
        /// What became of an answer to a survey.
        case rated
        /// What became of the wish for a transcript.
        case transcript
        case error
    }

    var type: Kind
    /// `started`: the key with which the session is resumed. Whoever has it reads the session.
    var key: String?
    /// `started`, `resumed`: the session's newest number. `ack`, `message`: the line's own.
    var sequence: Int64?
    /// `message`: `city` or `you`.
    var from: String?
    /// `ack`, `refused`, and `message` from `you`: the client's id.
    var id: String?
    var text: String?
    /// Milliseconds since 1970 UTC.
    var at: Int64?
    /// `scene`: `joined`, `added`, `left` or `ended`.
    var scene: String?
    /// `scene`, `typing`: the agent's first name.
    var name: String?
    /// `message`: the key of the survey that it asks to answer; `rated`: the same.
    var survey: String?
    var position: Int?
    /// `rated`, `transcript`: a word for programs.
    var state: String?
    /// `error`, `refused`: a word for programs.
    var code: String?

    /// - Parameter survey: the key of the survey that the line asks to answer.
    static func line(_ line: ChatLine, survey: String? = nil) -> ChatAnswer {
        if let scene = line.scene {
            return ChatAnswer(
                type: .scene, sequence: line.sequence, at: line.at.milliseconds, scene: scene.kind.rawValue,
                name: scene.name)
        }
        return ChatAnswer(
            type: .message, sequence: line.sequence, from: line.direction == .outbound ? "city" : "you",
            id: line.clientID, text: line.text, at: line.at.milliseconds, survey: survey)
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and numbers always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
