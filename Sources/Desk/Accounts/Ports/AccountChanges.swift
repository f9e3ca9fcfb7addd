package import Intake

/// Changes to accounts. Each stands in the audit trail, written in the same transaction.
package protocol AccountChanges: Sendable {
    /// Makes an account that nobody can use until the link was followed. A name stays taken also when its account was deactivated.
    func invite(
        _ new: NewAccount, link: InvitationLink, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>

    /// A new link for an account that is there: earlier links end, the password stays until the link was followed.
    func inviteAgain(
        _ account: AccountID, link: InvitationLink, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>

    /// Replaces roles and department.
    func setRoles(
        _ roles: Set<Role>, department: String?, of account: AccountID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>

    func rename(
        _ account: AccountID, to name: DisplayName, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>

    /// Ends every session and link; the account can be taken up again.
    func deactivate(
        _ account: AccountID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>

    func reactivate(
        _ account: AccountID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>

    /// Sets a password and ends all sessions but one: whoever else is signed in with the old one is not to stay.
    func setPassword(
        _ hash: PasswordHash, of account: AccountID, keeping session: RowID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>

    /// Turns the second step on, and replaces the recovery codes.
    ///
    /// - Parameter step: the step of the code that proved the app has the secret; it is used.
    func setSecondStep(
        _ secret: CodeSecret, usedStep step: Int64, recovery: [RecoveryCode], of account: AccountID,
        by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>

    func removeSecondStep(
        of account: AccountID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID>
}
