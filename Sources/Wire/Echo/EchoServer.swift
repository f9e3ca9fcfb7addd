import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// The WebSocket layer that chat uses, echoing every message at `/`: for conformance suites and benchmarks
/// (`intake debug websocket-echo`). It accepts any origin; not for the open network.
package struct EchoServer: Service {
    /// The largest message, in bytes: conformance suites send 16 MiB.
    package static let largestMessage = 32 * 1024 * 1024

    private let listener: HTTPListener
    private let endpoint: WebSocketEndpoint

    /// - Parameters:
    ///   - host: address to bind.
    ///   - port: 0 lets the kernel choose; see ``bound``.
    package init(host: String = "127.0.0.1", port: Int, logger: Logger) {
        var settings = WebSocketSettings()
        settings.sizes = WebSocketSizeLimits(message: Self.largestMessage)
        settings.pendingBytes = 2 * Self.largestMessage
        endpoint = WebSocketEndpoint(settings: settings, maxSessions: 50_000) { _ in .accept(EchoHandler()) }
        var limits = HTTPLimits()
        limits.connections = 50_000
        listener = HTTPListener(
            host: host, port: port, limits: limits, endpoints: ["/": endpoint], responder: Router().buildResponder(),
            logger: logger)
    }

    /// Where it listens.
    package var bound: BoundAddress { listener.bound }

    /// Sessions open now.
    package var openSessions: Int { endpoint.openSessions }

    package func run() async throws { try await listener.run() }
}
