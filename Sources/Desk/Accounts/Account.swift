package import Intake

/// A member of the staff who may sign in.
package struct Account: Hashable, Sendable, Identifiable {
    package let id: AccountID
    package let name: SignInName
    /// What colleagues read, and residents the first word of.
    package var displayName: DisplayName
    package var roles: Set<Role>
    /// Whose requests a department partner sees; nil for all departments.
    package var department: String?
    /// Nil while the invitation was not taken up, and for ever where only the city's identity provider knows them.
    package var passwordSetAt: Moment?
    /// Whether somebody of the city's identity provider signs in to it.
    package var isFederated: Bool
    /// Whether signing in takes a code from the owner's phone, too.
    package var hasSecondStep: Bool
    package let createdAt: Moment
    /// Nil for an account in use. Deactivated ones stay for ever: the audit trail names them.
    package var deactivatedAt: Moment?

    package init(
        id: AccountID, name: SignInName, displayName: DisplayName, roles: Set<Role>, department: String? = nil,
        passwordSetAt: Moment? = nil, isFederated: Bool = false, hasSecondStep: Bool = false, createdAt: Moment,
        deactivatedAt: Moment? = nil
    ) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.roles = roles
        self.department = department
        self.passwordSetAt = passwordSetAt
        self.isFederated = isFederated
        self.hasSecondStep = hasSecondStep
        self.createdAt = createdAt
        self.deactivatedAt = deactivatedAt
    }

    /// How it stands, in the order in which the list of accounts tells them.
    package enum State: String, Sendable {
        case active
        /// Invited, and the link not used yet: nobody can sign in.
        case invited
        case deactivated
    }

    package var state: State {
        if deactivatedAt != nil { return .deactivated }
        return passwordSetAt == nil && !isFederated ? .invited : .active
    }

    /// Whether any of its roles allows it.
    package func may(_ permission: Permission) -> Bool { RoleTable.allows(permission, to: roles) }
}
