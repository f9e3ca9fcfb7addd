/// A file that came with a message, as it is handed to somebody of the staff.
package struct AttachedFile: Sendable {
    /// As the sender named it; from outside.
    package var name: String
    /// What the sender says it is.
    package var mediaType: String
    /// Still wrapped where `encoding` says so.
    package var bytes: [UInt8]
    /// The transfer encoding of the mail's part (RFC 2045 §6); nil where the bytes are the file.
    package var encoding: String?

    package init(name: String, mediaType: String, bytes: [UInt8], encoding: String?) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
        self.encoding = encoding
    }
}
