package import Intake

/// Links that were given out.
package protocol Invitations: Sendable {
    /// Whose link it is; nil where it was used, replaced, is too old or was never made. Changes nothing: mail scanners open links.
    func account(invitedBy token: SecretToken, at now: Moment) async throws(StoreFailure) -> Account?

    /// Uses the link: sets name and password and ends the account's sessions.
    func accept(
        _ token: SecretToken, displayName: DisplayName, password: PasswordHash, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>
}
