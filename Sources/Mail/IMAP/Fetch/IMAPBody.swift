/// A part of a mail as `BODY[section]<origin>` brought it.
package struct IMAPBody: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case bytes([UInt8])
        /// NIL: the server has none, as for a mail that was deleted meanwhile.
        case missing
        /// Beyond the limit, hence read over.
        case omitted(size: Int)
    }

    /// What stands in the brackets, in capitals; empty for the whole mail.
    package let section: String
    /// The offset of a piece, nil for the whole.
    package let origin: Int?
    package var content: Content

    package init(section: String, origin: Int?, content: Content) {
        self.section = section
        self.origin = origin
        self.content = content
    }
}
