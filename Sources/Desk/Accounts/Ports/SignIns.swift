package import Intake

/// What signing in asks of the store.
package protocol SignIns: Sendable {
    /// Counts an attempt on a name, before anything of it is checked, and says whether it is heard. Names that nobody has count too, or
    /// one could tell them apart.
    func attempt(
        on name: SignInName, from origin: AttemptOrigin, at now: Moment
    ) async throws(StoreFailure) -> SignInThrottle.Verdict

    /// Forgets the attempts on a name from there: its owner is in.
    func forgetAttempts(on name: SignInName, from origin: AttemptOrigin) async throws(StoreFailure)

    /// What an attempt is checked against; nil where nobody can sign in with that name.
    func credentials(of name: SignInName) async throws(StoreFailure) -> Credentials?

    /// The same, for who is through the first step.
    func credentials(of account: AccountID) async throws(StoreFailure) -> Credentials?

    /// Replaces a hash by one of the same password at today's cost, unless the password was changed meanwhile.
    func replace(_ old: PasswordHash, by new: PasswordHash, of account: AccountID) async throws(StoreFailure)

    /// Marks a code's step, and all before it, as used.
    ///
    /// - Returns: false where it was used already.
    func useCode(step: Int64, of account: AccountID) async throws(StoreFailure) -> Bool

    /// Uses a recovery code.
    ///
    /// - Returns: false where it is none of theirs, or was used.
    func useRecoveryCode(_ code: RecoveryCode, of account: AccountID, at now: Moment) async throws(StoreFailure) -> Bool
}
