import FoundationEssentials
import Wire

/// An http or https address of one hop of a fetch. It is read by the parser that the HTTP client uses and written anew with
/// the host as it was checked: two readings of one address that disagree about the host are how such checks are got round.
struct MediaAddress: Sendable {
    private let url: URL
    /// In lower case, without brackets; letters, digits, hyphens and dots, or an IPv6 address.
    let host: String
    let isSecure: Bool
    let port: Int
    /// The whole address, as it is asked for.
    let text: String

    /// Nil for other schemes, for a host that is no plain name or address, and for user information in front of it.
    init?(_ written: String, relativeTo base: MediaAddress? = nil) {
        guard written.utf8.count <= 4096, let url = URL(string: written, relativeTo: base?.url)?.absoluteURL,
            var components = URLComponents(url: url, resolvingAgainstBaseURL: true),
            let scheme = components.scheme?.lowercased(), scheme == "https" || scheme == "http",
            let host = url.host()?.lowercased(), components.user == nil, components.password == nil
        else { return nil }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let isName = !bare.isEmpty && bare.utf8.allSatisfy { Self.nameBytes.contains($0) }
        guard isName || (bare.contains(":") && IPAddress(bare) != nil) else { return nil }
        components.scheme = scheme
        components.encodedHost = bare.contains(":") ? "[\(bare)]" : bare
        components.fragment = nil
        guard let text = components.string, let checked = URL(string: text) else { return nil }
        self.url = checked
        self.host = bare
        self.text = text
        isSecure = scheme == "https"
        port = components.port ?? (isSecure ? 443 : 80)
    }

    private static let nameBytes = Set("abcdefghijklmnopqrstuvwxyz0123456789-.".utf8)
}
