/// The bytes of a kept chat message: JSON of this, written by the chat channel and read by its normaliser.
package struct ChatEntry: Hashable, Codable, Sendable {
    package var clientID: String
    package var text: String

    package init(clientID: String, text: String) {
        self.clientID = clientID
        self.text = text
    }
}
