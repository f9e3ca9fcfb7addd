/// What became of one requested UID. Every requested UID has exactly one of these.
package struct FetchedMail: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// The mail as the server gives it. The literal is the truth, not the size that the server named.
        case whole([UInt8])
        /// Over the caller's limit: its header, cut at 64 KiB, and the size as far as known.
        case tooLarge(size: Int, header: [UInt8])
        /// It is there, but the server does not hand it over, asked alone as well.
        case unreadable
        /// It is gone from the mailbox.
        case vanished
    }

    package let uid: UInt32
    package var flags: [String] = []
    /// When the server received it, ms UTC; nil where it does not say.
    package var internalDate: Int64?
    package var content: Content

    package init(uid: UInt32, flags: [String] = [], internalDate: Int64? = nil, content: Content) {
        self.uid = uid
        self.flags = flags
        self.internalDate = internalDate
        self.content = content
    }

    /// Whether the server handed it over, or its header at least.
    package var isThere: Bool {
        switch content {
        case .whole, .tooLarge: true
        case .unreadable, .vanished: false
        }
    }

    /// What it takes in memory, bytes.
    var weight: Int {
        switch content {
        case .whole(let bytes): bytes.count
        case .tooLarge(_, let header): header.count
        case .unreadable, .vanished: 0
        }
    }
}
