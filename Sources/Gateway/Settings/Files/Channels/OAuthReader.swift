import Channels
import Foundation
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
        let provider = fields.choice("provider", default: Provider.generic)
        let grant = fields.choice("grant", default: provider == .google ? Grant.refreshToken : .clientCredentials)
        if provider == .google, grant == .clientCredentials {
            fields.complain("grant", "must be refresh_token: Google gives no token for a mailbox to client_credentials")
        }
        return OAuthGrant(
            kind: grant == .clientCredentials
                ? .clientCredentials
                : .refreshToken(
                    Secret(secrets.secret("refresh_token", in: fields) ?? ""),
                    file: secrets.file("refresh_token", in: fields)),
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
            "https://login.microsoftonline.com/\(tenant(fields))/oauth2/v2.0/token"
        case .google: "https://oauth2.googleapis.com/token"
        case .generic: genericURL(fields)
        }
    }

    private func tenant(_ fields: SettingsFields) -> String {
        let tenant = fields.required("tenant", example: "example.onmicrosoft.com")
        let isName = tenant.utf8.allSatisfy {
            let byte = Character(UnicodeScalar($0))
            return byte.isASCII && (byte.isLetter || byte.isNumber || byte == "-" || byte == ".")
        }
        if !isName { fields.complain("tenant", "must be the tenant's id or its domain") }
        return tenant
    }

    /// The application's secret goes there: in the clear it may go no further than this machine.
    private func genericURL(_ fields: SettingsFields) -> String {
        let text = fields.required("token_url", example: "https://login.example.org/token")
        guard !text.isEmpty else { return text }
        let url = URL(string: text)
        let isLocal = url?.scheme == "http" && ["localhost", "127.0.0.1", "[::1]", "::1"].contains(url?.host() ?? "")
        if url?.host() ?? "" == "" || (url?.scheme != "https" && !isLocal) {
            fields.complain(
                "token_url", "must begin with https://, since secrets are sent there; http only to localhost")
        }
        return text
    }

    private func scope(_ provider: Provider) -> String? {
        switch provider {
        case .microsoft: "https://outlook.office365.com/.default"
        case .google: "https://mail.google.com/"
        case .generic: nil
        }
    }
}
