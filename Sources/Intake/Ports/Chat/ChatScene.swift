/// Something that happened in a chat besides what was written: a line of its log without words of its own. Clients say it in their
/// language.
package struct ChatScene: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, Sendable {
        /// An agent is there now. A later one takes over from an earlier one.
        case joined
        /// Somebody else of the staff is there, too, beside the agent.
        case added
        /// The agent has left, and the chat is back in the queue.
        case left
        /// The chat is over: nothing can be written in it any more.
        case ended
    }

    package var kind: Kind
    /// The agent's first name; nil where the resident did it.
    package var name: String?

    package init(_ kind: Kind, name: String? = nil) {
        self.kind = kind
        self.name = name
    }
}
