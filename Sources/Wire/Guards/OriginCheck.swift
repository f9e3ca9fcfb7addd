/// Whether a page may talk to us: the answer to requests that a foreign page makes with a resident's or agent's
/// browser. Browsers send `Origin` with every WebSocket and every state-changing request (RFC 6455 §10.2; Fetch).
package struct OriginCheck: Sendable {
    /// What a request without the header is: a browser too old to matter, or no browser at all.
    package enum Missing: Sendable {
        case refuse
        case allow
    }

    private let origins: Set<String>
    private let missing: Missing

    /// - Parameters:
    ///   - origins: other sites that may, such as the city's own where the chat is embedded:
    ///     `https://www.city.example`, without a path.
    ///   - missing: what to do without the header; refuse unless programs are meant to call.
    package init(alsoAllowing origins: [String] = [], missing: Missing = .refuse) {
        self.origins = Set(origins.map { Self.normal($0) })
        self.missing = missing
    }

    /// True for the client's own host and for the sites that were named. `null`, the origin of sandboxed frames and
    /// of files, is nobody's.
    package func allows(origin: String?, client: ClientAddress) -> Bool {
        guard let origin else { return missing == .allow }
        let normal = Self.normal(origin)
        if let host = client.host, normal == Self.normal("\(client.scheme)://\(host)") { return true }
        return origins.contains(normal)
    }

    /// Scheme and host are compared without regard to case, and a default port is as good as none (RFC 6454 §4).
    private static func normal(_ origin: String) -> String {
        let lower = origin.lowercased()
        if lower.hasPrefix("https://"), lower.hasSuffix(":443") { return String(lower.dropLast(4)) }
        if lower.hasPrefix("http://"), lower.hasSuffix(":80") { return String(lower.dropLast(3)) }
        return lower
    }
}
