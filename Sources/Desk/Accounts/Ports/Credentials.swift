/// What an attempt to sign in is checked against.
package struct Credentials: Sendable {
    package let account: AccountID
    package let name: SignInName
    package let password: PasswordHash
    /// Nil where the account has no second step.
    package let secret: CodeSecret?
    /// The newest step whose code was used.
    package let usedStep: Int64?

    package init(
        account: AccountID, name: SignInName, password: PasswordHash, secret: CodeSecret?, usedStep: Int64?
    ) {
        self.account = account
        self.name = name
        self.password = password
        self.secret = secret
        self.usedStep = usedStep
    }
}
