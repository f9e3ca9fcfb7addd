/// A close code (RFC 6455 §7.4 and the IANA registry that continues it).
package struct WebSocketCloseCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1000: the purpose is fulfilled.
    package static let normal = Self(rawValue: 1000)
    /// 1001: the server goes down, or the browser leaves the page.
    package static let goingAway = Self(rawValue: 1001)
    /// 1002: the peer broke the protocol.
    package static let protocolError = Self(rawValue: 1002)
    /// 1003: a kind of data that this endpoint does not take.
    package static let unsupportedData = Self(rawValue: 1003)
    /// 1005: never sent; stands for a close frame without a code.
    package static let noStatus = Self(rawValue: 1005)
    /// 1006: never sent; stands for a connection that ended without a close frame.
    package static let abnormal = Self(rawValue: 1006)
    /// 1007: text that is not UTF-8, or data that does not fit its type.
    package static let invalidPayload = Self(rawValue: 1007)
    /// 1008: against the endpoint's policy, for instance too many messages.
    package static let policyViolation = Self(rawValue: 1008)
    /// 1009: a frame or message over the limit.
    package static let messageTooBig = Self(rawValue: 1009)
    /// 1011: the server met a condition that it did not expect.
    package static let internalError = Self(rawValue: 1011)
    /// 1013: try again later; also told to a reader that does not keep up.
    package static let tryAgainLater = Self(rawValue: 1013)

    /// Whether the code may stand in a close frame (RFC 6455 §7.4.1 and §7.4.2: 1004, 1005, 1006 and 1015 never
    /// do; 1012–1014 were registered later; 1016–2999 are for extensions that we do not speak; 3000–4999 belong to
    /// libraries and applications).
    package var maySend: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }

    package var description: String { String(rawValue) }
}
