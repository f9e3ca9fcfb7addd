package import Intake

/// A text channel's file in `channels/`, read and checked: plain values.
package struct TextChannelSettings: Sendable {
    package enum Provider: Sendable {
        case twilio(Twilio)
        case kannel(Kannel)
    }

    /// Who answers STOP, START and HELP.
    package enum OptOut: String, Codable, Sendable {
        /// The provider does: we note it and send nothing.
        case provider
        /// We do: confirmation first, then the block.
        case gateway
    }

    package struct Twilio: Sendable {
        /// `AC…`
        package var accountSID: String
        /// The account's auth tokens and SharedKey secrets. All are tried on what comes in, the first is used for sending.
        package var authTokens: [TextSecret]
        /// Without path; `https://api.twilio.com` unless a test or a regional endpoint is meant.
        package var apiBaseURL: String

        package init(accountSID: String, authTokens: [TextSecret], apiBaseURL: String = "https://api.twilio.com") {
            self.accountSID = accountSID
            self.authTokens = authTokens
            self.apiBaseURL = apiBaseURL
        }
    }

    package struct Kannel: Sendable {
        /// smsbox's sendsms, e.g. `http://127.0.0.1:13013/cgi-bin/sendsms`.
        package var sendURL: String
        package var user: String
        package var password: TextSecret
        /// What the callback's address must carry as `token`: any one of them, so that they can be changed; the first goes
        /// into our `dlr-url`. ASCII, since smsbox takes some percent-coded bytes for escapes of its own.
        package var tokens: [TextSecret]
        /// Addresses and ranges that may call, e.g. `10.0.0.7`, `10.1.0.0/16`. Empty: loopback only where there is no token, anybody with the token else.
        package var allowedSources: [String]

        package init(
            sendURL: String, user: String, password: TextSecret, tokens: [TextSecret], allowedSources: [String]
        ) {
            self.sendURL = sendURL
            self.user = user
            self.password = password
            self.tokens = tokens
            self.allowedSources = allowedSources
        }
    }

    /// The channel's id, e.g. `sms-311`.
    package var id: String
    package var provider: Provider
    /// The numbers of ours that this channel answers for. A text is answered from the number that it was sent to, or from the
    /// first.
    package var numbers: [PhoneNumber]
    /// Scheme, host and perhaps a path under which the provider reaches us, e.g. `https://311.example.gov`; signatures are
    /// made over it.
    package var publicBaseURL: String
    package var optOut: OptOut
    package var language: Language

    package init(
        id: String, provider: Provider, numbers: [PhoneNumber], publicBaseURL: String, optOut: OptOut = .gateway,
        language: Language = .english
    ) {
        self.id = id
        self.provider = provider
        self.numbers = numbers
        self.publicBaseURL = publicBaseURL
        self.optOut = optOut
        self.language = language
    }

    package var name: ChannelName { ChannelName(kind: .sms, id: id) }
}
