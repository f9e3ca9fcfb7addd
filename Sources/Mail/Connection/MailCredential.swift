/// What a mail account logs in with. Where a token comes from is not known here: a new one makes a new credential.
package enum MailCredential: Hashable, Sendable {
    /// SASL PLAIN or LOGIN (RFC 4616), or IMAP's own LOGIN command where a server offers neither.
    case password(user: String, Secret)
    /// An OAuth 2.0 access token.
    case bearer(user: String, token: Secret, mechanism: BearerMechanism)

    /// How a token is presented.
    package enum BearerMechanism: String, Hashable, Sendable {
        /// Google's and Microsoft's own mechanism, the only one that Exchange Online takes.
        case xoauth2 = "XOAUTH2"
        /// The standard one (RFC 7628).
        case oauthbearer = "OAUTHBEARER"
    }

    package var isBearer: Bool {
        if case .bearer = self { true } else { false }
    }
}

extension MailCredential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Names the kind only: a user name is an address, hence personal data (promise 14).
    package var description: String {
        switch self {
        case .password: "password"
        case .bearer(_, _, let mechanism): mechanism.rawValue
        }
    }

    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
