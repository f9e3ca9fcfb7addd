import FoundationEssentials

/// An http or https address of one hop of a fetch, read by the same parser that the HTTP client uses: two parsers that
/// disagree about the host are how such checks are got round.
struct MediaAddress: Sendable {
    let url: URL
    /// In lower case, without brackets.
    let host: String
    let isSecure: Bool
    let port: Int

    /// Nil for other schemes, for no host, and for user information in front of the host.
    init?(_ text: String, relativeTo base: MediaAddress? = nil) {
        guard text.utf8.count <= 4096, let url = URL(string: text, relativeTo: base?.url)?.absoluteURL,
            let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http",
            let host = url.host(percentEncoded: false)?.lowercased(), !host.isEmpty, url.user == nil,
            url.password == nil
        else { return nil }
        self.url = url
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        isSecure = scheme == "https"
        port = url.port ?? (isSecure ? 443 : 80)
    }
}
