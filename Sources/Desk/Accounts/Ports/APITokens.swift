package import Intake

/// Tokens of programs, kept as hashes.
package protocol APITokens: Sendable {
    /// Keeps a new one.
    func make(
        _ secret: SecretToken, name: DisplayName, scopes: Set<Permission>, expiresAt: Moment, by author: ChangeAuthor,
        at now: Moment
    ) async throws(StoreFailure) -> RowID

    /// The token of a secret; nil where there is none, or it does not hold any more.
    func token(of secret: SecretToken, at now: Moment) async throws(StoreFailure) -> APIToken?

    /// Notes that it was used.
    func touch(_ id: RowID, at now: Moment) async throws(StoreFailure)

    /// All of them, those that ended too, the newest first.
    func all() async throws(StoreFailure) -> [APIToken]

    /// Ends one.
    ///
    /// - Returns: false where there is none, or it was revoked already.
    func revoke(_ id: RowID, by author: ChangeAuthor, at now: Moment) async throws(StoreFailure) -> Bool
}
