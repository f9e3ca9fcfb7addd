/// Where a mail server listens and how the connection is protected.
package struct MailEndpoint: Hashable, Sendable {
    package enum Security: String, Hashable, Sendable {
        /// TLS from the first byte: port 993 for IMAP, 465 for SMTP (RFC 8314).
        case implicitTLS
        /// The connection is refused where the server does not offer STARTTLS: there is no falling back to plain text.
        case startTLS
        /// No protection. Whoever builds the endpoint has decided that this is allowed (loopback, or by an explicit setting).
        case plain
    }

    package var host: String
    package var port: UInt16
    package var security: Security
    /// A PEM file with the certificate authorities to trust instead of the system's.
    package var authoritiesFile: String?

    package init(host: String, port: UInt16, security: Security, authoritiesFile: String? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.authoritiesFile = authoritiesFile
    }

    /// Whether the host names this machine, in writing: no name is resolved.
    package var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isIPv4 = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || host == "::1" || (isIPv4 && parts.first == "127")
    }

    /// The host as it stands in a URL, or nil where it holds characters that no host name or address has.
    var hostInURL: String? {
        let isIPv6 =
            host.contains(":")
            && host.utf8.allSatisfy { $0.hexValue != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        if isIPv6 { return "[\(host)]" }
        let isName = host.utf8.allSatisfy {
            $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        return isName && !host.isEmpty ? host : nil
    }
}
