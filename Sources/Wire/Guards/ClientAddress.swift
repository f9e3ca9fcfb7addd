/// Who asks, as far as it can be known: from the connection itself, or from what our own proxies say of it.
package struct ClientAddress: Sendable, Equatable {
    /// IPv4 or IPv6 address without port; nil when the connection has none (a socket file) or a proxy hides it.
    package var address: IPAddress?
    /// `http` or `https`, as the client used it.
    package var scheme: String
    /// The host that the client asked, with port if it named one.
    package var host: String?

    package init(address: IPAddress?, scheme: String, host: String?) {
        self.address = address
        self.scheme = scheme
        self.host = host
    }
}
