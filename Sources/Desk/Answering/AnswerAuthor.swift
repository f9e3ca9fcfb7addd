package import Intake

/// The person who writes an answer.
package struct AnswerAuthor: Hashable, Sendable {
    /// The account.
    package var account: RowID
    /// What the resident reads below the answer; never an account's sign-in name.
    package var firstName: String

    package init(account: RowID, firstName: String) {
        self.account = account
        self.firstName = firstName
    }
}
