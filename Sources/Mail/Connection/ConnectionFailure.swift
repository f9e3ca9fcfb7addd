/// Why a mail server cannot be talked to: what failed, and what follows from it. A fault of the network is never taken for a wrong
/// password (the difference decides between backing off for ever and alarming). Holds no personal data: of what a server says only
/// codes are taken over, never its free text.
package struct ConnectionFailure: Error, Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        /// The host's name has no address, or is no name.
        case resolve
        case connect
        /// TLS could not be agreed on, or STARTTLS is not offered.
        case tls
        /// The server's certificate does not prove the host's name.
        case certificate
        case authentication(Refusal)
        /// The server turns us away for now (BYE, 421, too many connections).
        case unavailable
        /// The server says what the protocol does not allow.
        case malformed
        case timeout
        /// The other side closed, or the connection broke.
        case closed
        /// `WakeSignal.cancel()` ended the call: ours, not the server's doing.
        case cancelled
    }

    /// How a login was refused.
    package enum Refusal: String, Hashable, Sendable {
        /// The server cannot check now: as good as a network fault.
        case temporary
        /// User name or password are wrong, or the account may not log in this way.
        case permanent
        /// The token was not taken: renew it once, then it counts as permanent.
        case token
        /// The server offers no mechanism that fits the credential.
        case mechanism
    }

    /// What to do about it.
    package enum Consequence: Hashable, Sendable {
        /// Back off and try for ever.
        case retry
        /// Fetch a new token and try once more.
        case renewToken
        /// Try rarely and alarm: somebody has to mend a setting, and frequent tries lock accounts.
        case slowDownAndAlarm
        /// We ended it ourselves.
        case stop
    }

    package let code: Code
    /// What happened, in words for the operator.
    package let detail: String

    package init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    package var consequence: Consequence {
        switch code {
        case .resolve, .connect, .timeout, .closed, .unavailable, .malformed, .authentication(.temporary): .retry
        case .authentication(.token): .renewToken
        case .authentication(.permanent), .authentication(.mechanism), .certificate, .tls: .slowDownAndAlarm
        case .cancelled: .stop
        }
    }
}

extension ConnectionFailure: CustomStringConvertible {
    package var description: String {
        switch code {
        case .authentication(let refusal): "authentication (\(refusal.rawValue)): \(detail)"
        default: "\(code): \(detail)"
        }
    }
}
