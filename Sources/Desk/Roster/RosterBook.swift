package import Intake

/// The training roster, for reading and keeping.
package protocol RosterBook: Sendable {
    /// Everybody who may take work, by name, whether entered in the roster or not.
    func entries() async throws(StoreFailure) -> [RosterEntry]

    /// Nil for an account that there is not, or that may take no work.
    func entry(of account: AccountID) async throws(StoreFailure) -> RosterEntry?

    /// Enters somebody or replaces what the roster says of them. Stands in the audit trail; what changes nothing does not.
    ///
    /// - Returns: false where there is no such account.
    func keep(
        _ entry: RosterEntry, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool
}
