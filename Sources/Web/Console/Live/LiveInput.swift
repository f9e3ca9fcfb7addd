import Foundation
import NIOCore

/// A frame from a page, `intake.desk.v1`: one JSON object in one text message.
struct LiveInput: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
        /// Must be the first frame; with `stream` and `after` where a connection was lost.
        case hello
        /// Where the agent is: `choice`.
        case presence
        /// Of an offer: `item` and `version`.
        case accept
        case decline
        /// Shows a request: `number`; none where it shows no request any more.
        case look
        /// The agent types on what they look at; `choice` is `answer` where it is what the resident will read, and `no` where they stopped.
        case typing
        /// Wants to hear of the queue: `channel` for one kind; `view`, and `place` for a page after the first, where it shows the queue's table.
        case queue
        /// Wants to hear that the floor changed.
        case floor
        case ping
    }

    var type: Kind
    /// Sent back with what became of it.
    var id: String?
    var stream: String?
    /// The highest sequence number that the page has.
    var after: Int64?
    var choice: String?
    var item: String?
    var version: Int64?
    var number: String?
    var channel: String?
    var view: String?
    var place: String?

    /// Nil for anything that is not a frame of ours.
    init?(json: ByteBuffer) {
        guard let input = try? JSONDecoder().decode(LiveInput.self, from: Data(json.readableBytesView)),
            (input.id?.utf8.count ?? 0) <= 64
        else { return nil }
        self = input
    }
}
