/// The history of the service catalogue.
package protocol CatalogueBook: Sendable {
    /// The last version's number, 0 where there is none yet, and each type's last definition: of one that was left out, the last it had.
    func current() async throws(StoreFailure) -> (number: Int, definitions: [CatalogueEntry])

    /// The last version's number, 0 where there is none yet.
    func newest() async throws(StoreFailure) -> Int

    /// Writes down the version after `number`.
    ///
    /// - Returns: its number; nil where there is such a version already, which another node wrote.
    func record(_ entries: [CatalogueEntry], after number: Int, at now: Moment) async throws(StoreFailure) -> Int?

    /// Versions made since, the oldest first; all of them where `since` is nil.
    func versions(since: Moment?) async throws(StoreFailure) -> [CatalogueVersion]
}
