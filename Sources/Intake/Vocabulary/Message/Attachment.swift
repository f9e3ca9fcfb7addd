/// A file that came with a message. A mail's stand in the raw mail, which is kept anyway, and are decoded when asked for;
/// a text's pictures are fetched by a job and kept as blobs.
package struct Attachment: Hashable, Codable, Sendable {
    /// The name that the sender gave, without any path; may be empty.
    package var name: String
    package var mediaType: String
    /// Size in bytes after decoding; 0 while it is still to be fetched.
    package var size: Int
    /// Whether the text shows it in place, by `contentID`.
    package var isInline: Bool
    package var contentID: String?
    package var content: Content

    package enum Content: Hashable, Codable, Sendable {
        /// A range of the raw mail's bytes, in a transfer encoding (RFC 2045 §6).
        case part(offset: Int, length: Int, encoding: String)
        /// A provider's address from which a job fetches it after filing.
        case remote(url: String)
    }

    package init(
        name: String, mediaType: String, size: Int, isInline: Bool = false, contentID: String? = nil, content: Content
    ) {
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.isInline = isInline
        self.contentID = contentID
        self.content = content
    }
}
