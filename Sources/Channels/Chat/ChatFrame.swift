import Foundation

/// A frame from the resident's client, `intake.chat.v1`: one JSON object in one text message (channels/chat.md).
struct ChatFrame: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
        /// Begin a session; must be the first frame.
        case start
        /// Go on with a session; must be the first frame.
        case resume
        /// A message of the resident.
        case message
        /// The resident is typing.
        case typing
        /// Is anybody there?
        case ping
    }

    var type: Kind
    /// `start`: the language that the widget speaks.
    var language: String?
    /// `resume`: the session's key.
    var key: String?
    /// `resume`: the highest sequence number that the client has.
    var after: Int64?
    /// `message`: the client's own id for it.
    var id: String?
    /// `message`: what the resident wrote.
    var text: String?
}
