import Desk

/// Reads the section `accounts.openid`.
struct OpenIDReader {
    let fields: SettingsFields
    let secrets: SecretReader

    func settings() -> OpenIDSettings {
        let issuer = fields.required("issuer", example: "https://login.example.gov")
        if !issuer.isEmpty, !ProviderDocument.isSafe(issuer) {
            fields.complain("issuer", "must begin with https://, or be on this machine")
        }
        var scopes = fields.texts("scopes")
        if scopes.isEmpty { scopes = ["openid", "profile", "email", "offline_access"] }
        if !scopes.contains("openid") { fields.complain("scopes", "must hold `openid`") }
        let recheck = fields.duration("recheck", default: .seconds(900))
        if recheck < .seconds(1) { fields.complain("recheck", "must be at least 1s") }
        return OpenIDSettings(
            issuer: issuer, clientID: fields.required("client_id", example: "intake"),
            clientSecret: secrets.secret("client_secret", in: fields, isRequired: false),
            title: fields.text("title", default: "the city's account"), scopes: scopes,
            groupsClaim: fields.text("groups_claim", default: "groups"), groups: groups(), recheck: recheck)
    }

    private func groups() -> [Role: Set<String>] {
        let roles = fields.fields("groups", known: SettingsReference.names(SettingsReference.openIDGroups))
        var groups: [Role: Set<String>] = [:]
        for role in Role.allCases {
            let names = roles.texts(role.rawValue)
            if !names.isEmpty { groups[role] = Set(names) }
        }
        if groups.isEmpty {
            fields.complain("groups", "must give at least one role to a group, or nobody could sign in")
        }
        return groups
    }
}
