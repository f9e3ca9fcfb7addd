/// What an invitation is made from.
package struct NewAccount: Hashable, Sendable {
    package let name: SignInName
    package let displayName: DisplayName
    package let roles: Set<Role>
    /// Whose requests a department partner sees; nil for all departments.
    package let department: String?

    package init(name: SignInName, displayName: DisplayName, roles: Set<Role>, department: String? = nil) {
        self.name = name
        self.displayName = displayName
        self.roles = roles
        self.department = department
    }
}
