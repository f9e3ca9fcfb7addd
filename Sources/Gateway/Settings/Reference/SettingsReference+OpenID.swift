extension SettingsReference {
    static let openID = Section(
        file: "intake.yaml", path: "accounts.openid",
        keys: [
            ("issuer", "the provider's address, exactly as it names itself, e.g. `https://login.example.gov`"),
            ("client_id", "the name by which the provider knows us"),
            ("client_secret_file", "a file with our secret there; without one we are a public client"),
            ("client_secret_env", "the same from an environment variable"),
            ("title", "what the button says after “Sign in with” (`the city's account`)"),
            ("scopes", "what is asked for (`[openid, profile, email, offline_access]`)"),
            ("groups_claim", "the claim that lists groups, in the ID token or in what is told of the user (`groups`)"),
            ("groups", "which groups have which role; see below"),
            (
                "recheck",
                "how often the provider is asked whether somebody still is in their groups; without a refresh token they sign in again (`15m`)"
            ),
        ])

    static let openIDGroups = Section(
        file: "intake.yaml", path: "accounts.openid.groups",
        keys: [
            ("agent", "groups whose members are agents"),
            ("supervisor", "groups whose members are supervisors"),
            ("manager", "groups whose members are managers"),
            ("department_partner", "groups whose members are department partners"),
            ("administrator", "groups whose members are administrators"),
        ])
}
