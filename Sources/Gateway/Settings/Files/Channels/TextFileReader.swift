import Channels
import Foundation
import Intake

/// Reads a text channel's file.
struct TextFileReader {
    private enum Provider: String, CaseIterable {
        case twilio
        case kannel
    }

    private enum OptOut: String, CaseIterable {
        case provider
        case gateway
    }

    let fields: SettingsFields
    let id: String
    let city: City
    let publicURL: String
    let secrets: SecretReader

    /// Nil where something is wrong that leaves no channel; it is noted.
    func settings() -> ChannelSettings? {
        _ = fields.required("provider", example: "twilio")
        let account: TextChannelSettings.Provider? =
            switch fields.choice("provider", default: Provider.twilio) {
            case .twilio: .twilio(twilio())
            case .kannel: kannel().map { .kannel($0) }
            }
        let texts = fields.texts("numbers")
        let numbers = texts.compactMap { text -> PhoneNumber? in
            guard let number = Self.ours(text) else {
                fields.complain(
                    "numbers", "must be numbers as +16175550311, or short codes as 31100; `\(text)` is none")
                return nil
            }
            return number
        }
        if texts.isEmpty { fields.complain("numbers", "must name at least one number of ours") }
        if ["status", "dlr"].contains(id) {
            fields.complain("id", "must not be `\(id)`: the callbacks' addresses end so; give it another id")
        }
        guard let account else { return nil }
        let settings = TextChannelSettings(
            id: id, provider: account, numbers: numbers, publicBaseURL: publicURL,
            optOut: fields.choice("opt_out", default: OptOut.gateway) == .gateway ? .gateway : .provider,
            language: fields.choice("language", default: city.language))
        return .text(
            settings, silence: fields.duration("silence", default: .seconds(24 * 3600)),
            acknowledges: fields.flag("acknowledge", default: true))
    }

    /// With its country code, or a short code. What providers leave out before a number of theirs, people do not: 617-555-0311 would be one
    /// in Australia, and every text to it one to a number that nobody has.
    private static func ours(_ text: String) -> PhoneNumber? {
        guard let number = PhoneNumber(text), number.takesTexts else { return nil }
        return number.kind == .shortCode || text.hasPrefix("+") ? number : nil
    }

    private func twilio() -> TextChannelSettings.Twilio {
        let account = fields.fields("twilio", known: SettingsReference.names(SettingsReference.twilio))
        let tokens = [
            secrets.secret("auth_token", in: account),
            secrets.secret("old_auth_token", in: account, isRequired: false),
        ].compactMap { $0.flatMap { TextSecret($0) } }
        let apiURL = account.text("api_url", default: "https://api.twilio.com")
        Self.check(apiURL, "api_url", account)
        return TextChannelSettings.Twilio(
            accountSID: account.required("account_sid", example: "AC…"), authTokens: tokens, apiBaseURL: apiURL)
    }

    /// Whether texts can be sent there at all. A missing one is noted already.
    private static func check(_ url: String, _ key: String, _ fields: SettingsFields) {
        let parts = URL(string: url)
        let isWeb = parts?.scheme == "https" || parts?.scheme == "http"
        if !url.isEmpty, !isWeb || parts?.host()?.isEmpty ?? true {
            fields.complain(key, "must be a web address with http:// or https://")
        }
    }

    /// Nil where a secret is missing, which is noted.
    private func kannel() -> TextChannelSettings.Kannel? {
        let gateway = fields.fields("kannel", known: SettingsReference.names(SettingsReference.kannel))
        let sources = gateway.ranges("allowed_sources")
        let token = secrets.secret("token", in: gateway).flatMap { TextSecret($0) }
        guard let password = secrets.secret("password", in: gateway).flatMap({ TextSecret($0) }) else { return nil }
        let sendURL = gateway.required("send_url", example: "http://127.0.0.1:13013/cgi-bin/sendsms")
        Self.check(sendURL, "send_url", gateway)
        return TextChannelSettings.Kannel(
            sendURL: sendURL,
            user: gateway.required("user", example: "intake"),
            password: password, tokens: token.map { [$0] } ?? [],
            allowedSources: sources.isEmpty ? ["127.0.0.1"] : sources)
    }
}
