package import Hummingbird
package import NIOCore

/// What a handler knows of a request besides its head: the connection's other end.
package struct SiteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The peer of the connection; behind a proxy that is the proxy.
    package let peer: SocketAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
    }
}
