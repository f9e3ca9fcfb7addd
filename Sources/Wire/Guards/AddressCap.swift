import NIOConcurrencyHelpers
import NIOCore

/// How many connections one client may have open at a time, whatever it does with them: counted when a connection is accepted,
/// before a byte of it is read. Without it one machine could take every connection that the listener has.
///
/// A client is a subscriber (``IPAddress/subscriber``). Our own proxies bring everybody's connections and are not counted: what one
/// client may open there is the proxy's to say.
package final class AddressCap: Sendable {
    private let limit: Int
    private let proxies: ForwardedHeaders
    private let refused: @Sendable () -> Void
    private let counts = NIOLockedValueBox<[IPAddress: Int]>([:])

    /// - Parameters:
    ///   - limit: open connections of one client.
    ///   - proxies: those that are not counted.
    ///   - refused: told of each connection that was one too many; called on an event loop and must not block.
    package init(limit: Int, proxies: ForwardedHeaders, refused: @escaping @Sendable () -> Void) {
        self.limit = limit
        self.proxies = proxies
        self.refused = refused
    }

    /// Counts a connection until it closes; false where it is one too many and is to be closed.
    func admits(_ channel: any Channel) -> Bool {
        // A socket file has no address: whoever may open it is ours.
        guard let peer = channel.remoteAddress.flatMap(IPAddress.init), !proxies.isTrusted(peer) else { return true }
        let client = peer.subscriber
        guard take(client) else {
            refused()
            return false
        }
        channel.closeFuture.whenComplete { [self] _ in release(client) }
        return true
    }

    /// Addresses with a connection open now.
    package var clients: Int { counts.withLockedValue { $0.count } }

    private func take(_ client: IPAddress) -> Bool {
        counts.withLockedValue { counts in
            let open = counts[client, default: 0]
            guard open < limit else { return false }
            counts[client] = open + 1
            return true
        }
    }

    private func release(_ client: IPAddress) {
        counts.withLockedValue { counts in
            guard let open = counts[client] else { return }
            counts[client] = open > 1 ? open - 1 : nil
        }
    }
}
