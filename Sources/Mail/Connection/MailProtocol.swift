/// The two protocols this module speaks.
enum MailProtocol: Equatable {
    case imap
    /// With the name that EHLO gives (RFC 5321 §4.1.1.1): libcurl takes it from the URL's path.
    case smtp(heloName: String)

    /// - Throws: `ConnectionFailure` where a name from the settings would become another URL or another command.
    func url(to endpoint: MailEndpoint) throws(ConnectionFailure) -> String {
        guard let host = endpoint.hostInURL else {
            throw ConnectionFailure(.resolve, "the configured host is neither a name nor an address")
        }
        let letter = endpoint.security == .implicitTLS ? "s" : ""
        switch self {
        case .imap: return "imap\(letter)://\(host):\(endpoint.port)/"
        case .smtp(let name):
            let isHostName = name.utf8.allSatisfy {
                $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
            }
            guard isHostName, !name.isEmpty else {
                throw ConnectionFailure(.resolve, "the configured EHLO name is no host name")
            }
            return "smtp\(letter)://\(host):\(endpoint.port)/\(name)"
        }
    }
}
