/// What a FETCH response says about one mail, in whatever order the server chose.
package struct IMAPFetchItems: Hashable, Sendable {
    /// nil in what the server sends of its own accord.
    package var uid: UInt32?
    package var flags: [String]?
    /// When the server received the mail, ms UTC.
    package var internalDate: Int64?
    /// The server's word in bytes, which some get wrong: the literal is the truth.
    package var size: Int?
    package var modSeq: UInt64?
    package var bodies: [IMAPBody] = []

    package init() {}
}
