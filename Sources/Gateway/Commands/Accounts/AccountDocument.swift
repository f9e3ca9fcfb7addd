import Desk
import Intake

/// An account as JSON.
struct AccountDocument: Encodable {
    let id: Int64
    let name: String
    let displayName: String
    let roles: [String]
    let department: String?
    let state: String
    let secondStep: Bool
    /// Milliseconds since 1970 UTC.
    let createdAt: Int64

    init(_ account: Account) {
        id = account.id.rawValue
        name = account.name.text
        displayName = account.displayName.text
        roles = Self.words(account.roles)
        department = account.department
        state = account.state.rawValue
        secondStep = account.hasSecondStep
        createdAt = account.createdAt.milliseconds
    }

    /// In the order of the table of roles.
    static func words(_ roles: Set<Role>) -> [String] { Role.allCases.filter(roles.contains).map(\.rawValue) }
}
