import Desk

/// Reads the section `accounts`.
struct AccountsReader {
    let fields: SettingsFields
    let secrets: SecretReader

    func accounts() -> Settings.Accounts {
        let usual = PasswordHash.Cost.usual
        let logN = fields.integer("password_cost", default: usual.logN, in: 15...20)
        let words = fields.texts("second_step_for")
        let roles = words.compactMap(Role.init(rawValue:))
        if roles.count != words.count {
            let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
            fields.complain("second_step_for", "takes roles: \(known)")
        }
        return Settings.Accounts(
            passwordCost: PasswordHash.Cost(logN: logN, r: usual.r, p: usual.p), secondStepFor: Set(roles),
            openID: openID())
    }

    private func openID() -> OpenIDSettings? {
        guard fields.has("openid") else { return nil }
        return OpenIDReader(
            fields: fields.fields("openid", known: SettingsReference.names(SettingsReference.openID)), secrets: secrets
        ).settings()
    }
}
