/// The bytes of a kept chat message: JSON of this, written by the chat channel and read by its normaliser.
package struct ChatEntry: Hashable, Codable, Sendable {
    package var clientID: String
    package var text: String
    /// Where the resident is, where they shared it with this message.
    package var point: ToldPoint?

    package init(clientID: String, text: String, point: ToldPoint? = nil) {
        self.clientID = clientID
        self.text = text
        self.point = point
    }
}
