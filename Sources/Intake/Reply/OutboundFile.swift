/// A file that goes along with a mail of ours.
package struct OutboundFile: Hashable, Sendable {
    /// Letters, digits, hyphens and dots only.
    package var name: String
    /// As `text/csv`.
    package var mediaType: String
    package var bytes: [UInt8]

    package init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}
