import Channels
import Mail

/// Reads an `oauth` mapping.
struct OAuthReader {
    enum Mechanism: String, CaseIterable {
        case xoauth2
        case oauthbearer

        var value: MailCredential.BearerMechanism { self == .xoauth2 ? .xoauth2 : .oauthbearer }
    }

    private enum Provider: String, CaseIterable {
        case microsoft
        case google
        case generic
    }

    private enum Grant: String, CaseIterable {
        case clientCredentials = "client_credentials"
        case refreshToken = "refresh_token"
    }

    let secrets: SecretReader

    func grant(_ server: SettingsFields) -> OAuthGrant {
        let fields = server.fields("oauth", known: SettingsReference.names(SettingsReference.oauth))
        let grant = fields.choice("grant", default: Grant.clientCredentials)
        let provider = fields.choice("provider", default: Provider.generic)
        return OAuthGrant(
            kind: grant == .clientCredentials
                ? .clientCredentials : .refreshToken(Secret(secrets.secret("refresh_token", in: fields) ?? "")),
            tokenURL: tokenURL(provider, fields), clientID: fields.required("client_id", example: "1b2c…"),
            clientSecret: secrets.secret("client_secret", in: fields, isRequired: grant == .clientCredentials)
                .map { Secret($0) },
            scope: fields.text("scope") ?? scope(provider),
            mechanism: fields.choice("mechanism", default: Mechanism.xoauth2).value)
    }

    /// Where each provider gives tokens (learn.microsoft.com, “OAuth 2.0 client credentials flow”; developers.google.com,
    /// “Using OAuth 2.0 for Web Server Applications”).
    private func tokenURL(_ provider: Provider, _ fields: SettingsFields) -> String {
        switch provider {
        case .microsoft:
            "https://login.microsoftonline.com/\(fields.required("tenant", example: "common"))/oauth2/v2.0/token"
        case .google: "https://oauth2.googleapis.com/token"
        case .generic: fields.required("token_url", example: "https://login.example.org/token")
        }
    }

    private func scope(_ provider: Provider) -> String? {
        switch provider {
        case .microsoft: "https://outlook.office365.com/.default"
        case .google: "https://mail.google.com/"
        case .generic: nil
        }
    }
}
