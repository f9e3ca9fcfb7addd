package import Desk

/// Who is signed in, and how.
package struct StaffPerson: Sendable {
    package let account: Account
    package let session: StaffSession

    package init(account: Account, session: StaffSession) {
        self.account = account
        self.session = session
    }

    /// For what is written to the audit trail.
    package var author: ChangeAuthor { .person(account.id) }

    package func may(_ permission: Permission) -> Bool { account.may(permission) }
}
