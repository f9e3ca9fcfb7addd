/// Where a provider keeps the media of its messages, and how it lets us in.
package struct MediaSource: Sendable {
    /// A host, with or without its subdomains.
    package struct Host: Hashable, Sendable {
        package let name: String
        /// Whether `x.name` counts too.
        package let includesSubdomains: Bool

        package init(_ name: String, includesSubdomains: Bool = false) {
            self.name = name
            self.includesSubdomains = includesSubdomains
        }

        /// Whether `host` is this one; case does not count.
        func covers(_ host: String) -> Bool {
            let host = host.lowercased()
            return host == name || (includesSubdomains && host.hasSuffix("." + name))
        }
    }

    /// The hosts that a fetch may start from: the provider's API. Only they are shown the credentials, and only on the
    /// first hop: redirects lead to storage that must not see them.
    package var firstHosts: [Host]
    /// The hosts that a redirect may lead to, besides those.
    package var storageHosts: [Host]
    /// The value of `Authorization`; nil where the provider asks for none.
    package var authorization: TextSecret?

    package init(firstHosts: [Host], storageHosts: [Host], authorization: TextSecret?) {
        self.firstHosts = firstHosts
        self.storageHosts = storageHosts
        self.authorization = authorization
    }

    /// Whether hop number `hop`, counted from 0, may be on `host`.
    func allows(_ host: String, hop: Int) -> Bool {
        firstHosts.contains { $0.covers(host) } || (hop > 0 && storageHosts.contains { $0.covers(host) })
    }
}
