/// An address and a port to listen on.
struct ListenAddress: Hashable, Sendable {
    var host: String
    /// 0 lets the system choose.
    var port: Int

    /// Loopback, on a port that the system chooses.
    static let loopback = ListenAddress(host: "127.0.0.1", port: 0)

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:8311`, `[::1]:8311` or `:8311`; nil for anything else.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        self.host = host.isEmpty ? "0.0.0.0" : host
        self.port = port
    }

    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
