/// A file on a message, as a list shows it.
package struct RequestAttachment: Hashable, Codable, Sendable {
    package var name: String
    package var mediaType: String
    /// Bytes after decoding; 0 while it is still to be fetched.
    package var size: Int
    /// `raw`, `pending`, `fetched` or `refused`.
    package var state: String

    package init(name: String, mediaType: String, size: Int, state: String) {
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.state = state
    }
}
