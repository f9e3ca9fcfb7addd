/// By what a connection goes to its server: who on the way may read it, or answer in the server's place.
struct PostgresLink: Hashable, Sendable {
    /// As it was named; for a socket, its folder.
    var host: String
    /// The server's address; empty for a socket.
    var address: String
    /// As libpq has it, from the URL, the environment or its own usual one (postgresql.org/docs/15/libpq-ssl.html, 34.19.3).
    var mode: String
    var isEncrypted: Bool

    /// Whether it does not leave the machine.
    var isLocal: Bool {
        host.hasPrefix("/") || host.hasPrefix("@") || address.hasPrefix("127.") || address == "::1"
            || address.isEmpty && (host.isEmpty || host == "localhost")
    }

    /// What is wrong with it, as a sentence; nil where nothing is. It is not refused: a city may have a network of its own between the two.
    var doubt: String? {
        if isLocal { return nil }
        guard isEncrypted else {
            return "the connection to PostgreSQL at \(host) is not encrypted: write sslmode=verify-full into its URL"
        }
        guard mode != "verify-full", mode != "verify-ca" else { return nil }
        return
            "sslmode=\(mode) believes whoever answers for PostgreSQL at \(host): write sslmode=verify-full into its URL"
    }
}
