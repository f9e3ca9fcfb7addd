import Desk

/// The city's identity provider, as the settings have it.
struct OpenIDSettings: Sendable {
    /// Exactly as the provider names itself.
    var issuer: String
    var clientID: String
    /// Nil for a public client, which proves itself by PKCE alone.
    var clientSecret: String?
    /// What the button says.
    var title: String
    var scopes: [String]
    /// The claim that lists groups.
    var groupsClaim: String
    /// Groups by role.
    var groups: [Role: Set<String>]
    var recheck: Duration

    /// The roles of somebody in these groups.
    func roles(of groups: [String]) -> Set<Role> {
        Set(self.groups.filter { !$0.value.isDisjoint(with: groups) }.map(\.key))
    }
}
