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
        let url = url.prefix { $0 != "#" }
        guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let afterScheme = url[colon...]
        guard afterScheme.hasPrefix("://") else { return nil }
        scheme = url[..<colon]
        let authorityStart = url.utf8.index(colon, offsetBy: 3)
        let authorityEnd = url[authorityStart...].firstIndex { $0 == "/" || $0 == "?" } ?? url.endIndex
        let authority = url[authorityStart..<authorityEnd]
        rest = url[authorityEnd...]
        // The port stands behind the last colon, unless that is inside the brackets of an IPv6 address.
        if let last = authority.lastIndex(of: ":"), authority[last...].dropFirst().allSatisfy(\.isWholeNumber) {
            host = authority[..<last]
            port = authority[last...].dropFirst()
        } else {
            host = authority
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
        rest.firstIndex(of: "?").map { rest[rest.index(after: $0)...] }
    }

    /// The URL with the value of `token` left out, which is a secret where a provider signs nothing: so it is kept.
    static func withoutToken(_ url: String) -> String {
        guard let question = url.firstIndex(of: "?") else { return url }
        let fields = url[url.index(after: question)...].split(separator: "&", omittingEmptySubsequences: false)
        let kept = fields.map { $0.hasPrefix("token=") ? "token=" : String($0) }
        return url[...question] + kept.joined(separator: "&")
    }

    private func joined(port: Substring?) -> String {
        "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(rest)"
    }
}
