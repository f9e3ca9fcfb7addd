package import Intake

/// Files that came with messages.
package protocol FileBook: Sendable {
    /// A file of a message on a request.
    ///
    /// - Parameter position: counted from 0 in the message.
    /// - Returns: nil where there is none, or it is still to be fetched.
    /// - Throws: where the store cannot be read, or has lost the bytes.
    func file(_ position: Int, of message: RowID, on request: TrackingNumber) async throws(StoreFailure)
        -> AttachedFile?

    /// A mail as it arrived; nil where the message is no mail, or not on the request.
    func mail(_ message: RowID, on request: TrackingNumber) async throws(StoreFailure) -> [UInt8]?
}
