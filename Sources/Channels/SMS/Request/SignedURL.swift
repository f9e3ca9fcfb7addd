/// The exact public address that a provider called, as it may have signed it: built from the configured public base, never
/// from the Host header, which the sender chooses and a proxy rewrites (LESSONS 14).
struct SignedURL {
    private let scheme: Substring
    /// User information and host, without the port.
    private let host: Substring
    private let port: Substring?
    /// Path and query, verbatim.
    private let rest: Substring

    /// Takes a URL apart. A fragment is dropped: it never travels over HTTP, and Twilio does not sign the one in which a
    /// webhook's retry settings stand. Nil where there is no scheme.
    init?(_ url: String) {
        // By bytes: to find the characters of a text, marks and all, costs many times as much, and nothing here is more than ASCII.
        let utf8 = url.utf8.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        guard utf8[colon...].starts(with: "://".utf8) else { return nil }
        scheme = url[..<colon]
        let authorityStart = utf8.index(colon, offsetBy: 3)
        let authorityEnd =
            utf8[authorityStart...].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? utf8.endIndex
        let authority = utf8[authorityStart..<authorityEnd]
        rest = url[authorityEnd..<utf8.endIndex]
        // The port stands behind the last colon, unless that is inside the brackets of an IPv6 address.
        if let last = authority.lastIndex(of: UInt8(ascii: ":")),
            authority[last...].dropFirst().allSatisfy(Self.isDigit)
        {
            host = url[authorityStart..<last]
            port = Substring(authority[last...].dropFirst())
        } else {
            host = url[authorityStart..<authorityEnd]
            port = nil
        }
    }

    /// The URL as called, without its port, and with the scheme's default port where it names none: Twilio's signing is
    /// inconsistent about the port, and its own validators accept each of these.
    var variants: [String] {
        guard port == nil else { return [joined(port: port), joined(port: nil)] }
        return [joined(port: nil), joined(port: scheme == "https" ? "443" : "80")]
    }

    /// The query without its `?`; nil where there is none.
    var query: Substring? {
        rest.utf8.firstIndex(of: UInt8(ascii: "?")).map { rest[rest.utf8.index(after: $0)...] }
    }

    /// The URL with the value of `token` left out, which is a secret where a provider signs nothing: so it is kept.
    static func withoutToken(_ url: String) -> String {
        guard let question = url.utf8.firstIndex(of: UInt8(ascii: "?")) else { return url }
        let fields = url[url.index(after: question)...].split(separator: "&", omittingEmptySubsequences: false)
        let kept = fields.map { $0.hasPrefix("token=") ? "token=" : String($0) }
        return url[...question] + kept.joined(separator: "&")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private func joined(port: Substring?) -> String {
        "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(rest)"
    }
}
