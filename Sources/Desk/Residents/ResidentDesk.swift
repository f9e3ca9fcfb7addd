package import Intake

/// Residents as the desk knows them, and putting two together who are one person, with the way back.
package protocol ResidentDesk: Sendable {
    /// Who a request is from; nil where the sender could not be read.
    func resident(of request: TrackingNumber) async throws(StoreFailure) -> ResidentStory?

    /// Gives all that one resident has to another: identities, requests, conversations.
    ///
    /// - Returns: false where one of them is not there, or is no resident of their own any more.
    func merge(_ resident: RowID, into other: RowID, by changer: Changer) async throws(StoreFailure) -> Bool

    /// Takes the newest merging of a resident back: what was moved goes back.
    ///
    /// - Returns: false where there is none, or somebody has taken it back already.
    func unmerge(_ resident: RowID, by changer: Changer) async throws(StoreFailure) -> Bool
}
