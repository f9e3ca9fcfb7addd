/// Bytes too large for a row, by their content's address: raw mails over 64 KB, pictures of a text message.
package protocol Blobs: Sendable {
    /// Makes contents durable. Only afterwards may a transaction name them. The same content again costs next to nothing.
    ///
    /// - Returns: the addresses in the order of `contents`.
    /// - Throws: `.full`, `.unavailable`: none of them may be named.
    func keep(_ contents: [[UInt8]]) async throws(StoreFailure) -> [BlobID]

    /// The bytes at an address, checked against it.
    ///
    /// - Throws: `.missing`; `.damaged` where the bytes are no longer those.
    func read(_ id: BlobID) async throws(StoreFailure) -> [UInt8]
}
