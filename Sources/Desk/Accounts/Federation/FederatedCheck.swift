package import Intake

/// An identity to ask the provider about.
package struct FederatedCheck: Hashable, Sendable {
    package var account: AccountID
    package var subject: String
    package var sealedRefresh: [UInt8]?
    /// When the provider was last asked.
    package var checkedAt: Moment

    package init(account: AccountID, subject: String, sealedRefresh: [UInt8]?, checkedAt: Moment) {
        self.account = account
        self.subject = subject
        self.sealedRefresh = sealedRefresh
        self.checkedAt = checkedAt
    }
}
