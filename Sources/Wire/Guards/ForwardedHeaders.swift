package import HTTPTypes
package import NIOCore

/// Reads what reverse proxies say of the client, and believes it only of proxies that the configuration names: anybody can send such a
/// header. Only one family of headers is read, the one that the proxies write: the other one they pass on as the client wrote it.
package struct ForwardedHeaders: Sendable {
    /// The headers that a proxy writes, named by the one with the address.
    package enum Family: String, CaseIterable, Sendable {
        /// With `X-Forwarded-Proto` and `X-Forwarded-Host`: what nearly all proxies write unless told otherwise.
        case legacy = "x-forwarded-for"
        /// RFC 7239.
        case standard = "forwarded"
    }

    private let proxies: [AddressRange]
    private let family: Family
    /// Hops that are read at most; a longer list is the client's own invention.
    private static let longestChain = 20

    /// - Parameter family: what the proxies write.
    package init(trusting proxies: [AddressRange], family: Family = .legacy) {
        self.proxies = proxies
        self.family = family
    }

    /// The client of a request that came from `peer` and named `host`. Each proxy appends the address it was connected from, so the
    /// list is read from its end for as long as the hop that wrote it is trusted.
    package func client(peer: SocketAddress?, host: String?, headers: HTTPFields) -> ClientAddress {
        let peer = peer.flatMap(IPAddress.init)
        let direct = ClientAddress(address: peer, scheme: "http", host: host)
        guard let peer, isTrusted(peer) else { return direct }
        let hops =
            switch family {
            case .legacy: Self.legacy(headers)
            case .standard: Self.name.flatMap { headers[$0] }.map(Self.forwarded) ?? []
            }
        var client = direct
        for hop in hops.suffix(Self.longestChain).reversed() {
            client.scheme = hop.scheme ?? client.scheme
            client.host = hop.host ?? client.host
            client.address = hop.address
            guard let address = hop.address, isTrusted(address) else { break }
        }
        return client
    }

    /// Whether an address is one of our own proxies'.
    func isTrusted(_ address: IPAddress) -> Bool {
        proxies.contains { $0.contains(address) }
    }

    private struct Hop {
        var address: IPAddress?
        var scheme: String?
        var host: String?
    }

    private static let name = HTTPField.Name("Forwarded")
    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")
    private static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")
    private static let forwardedHost = HTTPField.Name("X-Forwarded-Host")

    /// `for=192.0.2.60;proto=https;host=city.example, for="[2001:db8::1]:4711"` (RFC 7239 §4).
    private static func forwarded(_ value: String) -> [Hop] {
        value.split(separator: ",").map { element in
            var hop = Hop()
            for pair in element.split(separator: ";") {
                let sides = pair.split(separator: "=", maxSplits: 1).map { trimmed($0) }
                guard sides.count == 2 else { continue }
                switch sides[0].lowercased() {
                case "for": hop.address = node(sides[1])
                case "proto": hop.scheme = scheme(sides[1])
                case "host": hop.host = sides[1].isEmpty ? nil : sides[1]
                default: break
                }
            }
            return hop
        }
    }

    /// The older three headers; scheme and host are those of the outermost hop, and there is usually one.
    private static func legacy(_ headers: HTTPFields) -> [Hop] {
        let addresses = list(headers, forwardedFor)
        let schemes = list(headers, forwardedProto)
        let hosts = list(headers, forwardedHost)
        guard !addresses.isEmpty else { return [] }
        return addresses.indices.map { index in
            let fromEnd = addresses.count - index
            return Hop(
                address: node(addresses[index]),
                scheme: (schemes.count >= fromEnd ? schemes[schemes.count - fromEnd] : nil).flatMap(scheme),
                host: hosts.count >= fromEnd ? hosts[hosts.count - fromEnd] : nil)
        }
    }

    private static func list(_ headers: HTTPFields, _ name: HTTPField.Name?) -> [String] {
        guard let name else { return [] }
        return headers[values: name].flatMap { $0.split(separator: ",") }.map { trimmed($0) }.filter { !$0.isEmpty }
    }

    private static func scheme(_ text: String) -> String? {
        let lower = text.lowercased()
        return lower == "http" || lower == "https" ? lower : nil
    }

    /// An address with or without port, IPv6 in brackets if it has one; `unknown` and obfuscated names are none.
    private static func node(_ text: String) -> IPAddress? {
        if let whole = IPAddress(text) { return whole }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return IPAddress(text[text.index(after: text.startIndex)..<end])
        }
        return text.split(separator: ":", omittingEmptySubsequences: false).first.flatMap { IPAddress($0) }
    }

    /// Without blanks around it, and without the quotes of a quoted string.
    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\t" || first == "\"" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\"" { text.removeLast() }
        return String(text)
    }
}
