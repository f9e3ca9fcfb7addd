package import Intake

/// The accounts, for reading.
package protocol AccountBook: Sendable {
    func account(_ id: AccountID) async throws(StoreFailure) -> Account?

    func account(named name: SignInName) async throws(StoreFailure) -> Account?

    /// By sign-in name, from the one after `name` on.
    func accounts(after name: SignInName?, limit: Int) async throws(StoreFailure) -> [Account]

    /// Whether there is none at all yet, so that the first administrator is still to be made.
    func isEmpty() async throws(StoreFailure) -> Bool
}
