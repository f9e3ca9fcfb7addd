import Desk
import Intake
import Testing

@testable import Web

extension StaffPerson {
    /// Somebody who is signed in, called by their number.
    static func sample(_ id: Int64, _ roles: Set<Role>, _ department: String?) throws -> StaffPerson {
        let now = Moment(milliseconds: 0)
        let account = Account(
            id: AccountID(rawValue: id), name: try #require(SignInName("a\(id)")),
            displayName: try #require(DisplayName("A \(id)")), roles: roles, department: department, createdAt: now)
        return StaffPerson(
            account: account,
            session: StaffSession(
                id: RowID(rawValue: id), account: account.id, stage: .signedIn, browser: "", beganAt: now, seenAt: now))
    }
}
