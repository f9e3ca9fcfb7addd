package import Hummingbird
import HummingbirdCore
package import Logging
package import NIOCore
import NIOPosix
import ServiceLifecycle

/// One listening address: HTTP/1.1 answered by a Hummingbird responder, and WebSocket sessions at the paths of a
/// table. No TLS: a proxy in front ends it.
///
/// At graceful shutdown it stops accepting, gives the answers that it owes, closes sessions with 1001, and cuts what
/// is still open after ``HTTPLimits/shutdownTime``; what a responder still does then is cancelled.
package struct HTTPListener: Service {
    /// Known once the listener is bound, also when port 0 was asked for.
    package let bound = BoundAddress()
    private let limits: HTTPLimits
    private let logger: Logger
    private let makeServer: @Sendable (BoundAddress) -> any Service

    /// - Parameters:
    ///   - host: address or name to bind, for instance `127.0.0.1` or `::`.
    ///   - port: 0 lets the kernel choose; see ``bound``.
    ///   - limits: sizes and times.
    ///   - cap: how many connections one client may have open; nil for as many as there are.
    ///   - endpoints: path (without query) → WebSocket endpoint.
    ///   - responder: answers everything else.
    ///   - group: the event loops; the process has one group for all listeners unless told otherwise.
    ///   - logger: never given paths, headers or addresses.
    package init<Responder: HTTPResponder>(
        host: String, port: Int, limits: HTTPLimits = .init(), cap: AddressCap? = nil,
        endpoints: [String: WebSocketEndpoint] = [:], responder: Responder,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger
    ) where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
        self.limits = limits
        self.logger = logger
        let site = ListenerSite(limits: limits, cap: cap, endpoints: endpoints, group: group)
        makeServer = { bound in
            Application(
                responder: responder,
                server: HTTPServerBuilder { ListenerChannel(site: site, responder: $0) },
                configuration: ApplicationConfiguration(
                    address: .hostname(host, port: port), backlog: limits.backlog,
                    availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
                onServerRunning: { await bound.set($0.localAddress) },
                eventLoopGroupProvider: .shared(group), logger: logger)
        }
    }

    /// Serves until shut down. Throws what the kernel said when the address cannot be bound.
    package func run() async throws {
        let server = makeServer(bound)
        do {
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    try await server.run()
                    return true
                }
                group.addTask { await overdue() }
                while let isDone = try await group.next() {
                    if !isDone { logger.warning("Listener did not finish in time; its work is cancelled") }
                    group.cancelAll()
                    if isDone { break }
                }
            }
        } catch {
            await bound.end()
            throw error
        }
        await bound.end()
    }

    /// Returns false when a shutdown has taken too long; true when there is nothing to wait for.
    private func overdue() async -> Bool {
        do {
            try await gracefulShutdown()
            try await Task.sleep(for: .nanoseconds(limits.shutdownTime.nanoseconds) + .seconds(1))
            return false
        } catch {
            return true
        }
    }
}
