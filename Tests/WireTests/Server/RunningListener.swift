import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import TestKit
import Wire

/// A listener on a port of the kernel's choice, for as long as a test's body runs.
struct RunningListener {
    let port: Int
    /// Requests to `/slow`, `/stuck` and `/big` that were begun.
    let begun: Mutex<Int>.Reference
    private let group: ServiceGroup

    /// The order to shut down, as SIGTERM gives it.
    func shutDown() async { await group.triggerGracefulShutdown() }

    /// Runs a listener with an echo at `/echo` and the router of the tests.
    static func with(
        _ change: (inout HTTPLimits) -> Void = { _ in }, cap: AddressCap? = nil,
        endpoints: [String: WebSocketEndpoint] = [:],
        services: [any Service] = [], _ body: @Sendable (RunningListener) async throws -> Void
    ) async throws {
        var limits = HTTPLimits()
        limits.tick = .milliseconds(20)
        change(&limits)
        let echo = WebSocketEndpoint { _ in .accept(EchoingHandler()) }
        let begun = Mutex<Int>.Reference(0)
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let listener = HTTPListener(
            host: "127.0.0.1", port: 0, limits: limits, cap: cap,
            endpoints: endpoints.merging(["/echo": echo]) { own, _ in own },
            responder: router(begun).buildResponder(), logger: logger)
        let group = ServiceGroup(configuration: .init(services: services + [listener], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body(RunningListener(port: listener.bound.port(), begun: begun, group: group))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private static func router(_ begun: Mutex<Int>.Reference) -> Router<BasicRequestContext> {
        let router = Router()
        router.get("hello") { _, _ in "hello" }
        router.post("count") { request, _ in
            var count = 0
            for try await piece in request.body { count += piece.readableBytes }
            return "\(count)"
        }
        router.get("slow") { _, _ in
            begun.value.withLock { $0 += 1 }
            try await Task.sleep(for: .milliseconds(300))
            return "slow"
        }
        router.get("stuck") { _, _ in
            begun.value.withLock { $0 += 1 }
            try await Task.sleep(for: .seconds(3600))
            return "never"
        }
        router.get("thread") { _, _ in Self.thread }
        router.add(middleware: OffTheLoop())
        router.get("thread/off") { _, _ in Self.thread }
        router.get("big") { _, _ in
            begun.value.withLock { $0 += 1 }
            return String(repeating: "x", count: 32 * 1024 * 1024)
        }
        return router
    }

    /// Where the caller runs.
    private static var thread: String { MultiThreadedEventLoopGroup.currentEventLoop == nil ? "pool" : "loop" }

    func open(from source: String? = nil) async throws -> RawConnection {
        try await RawConnection.open(port: port, from: source)
    }

    func connect(_ path: String = "/echo", receiveBuffer: Int? = nil) async throws -> WebSocketClient {
        try await WebSocketClient.connect(port: port, path: path, receiveBuffer: receiveBuffer)
    }
}

/// Sends back what it gets.
final class EchoingHandler: WebSocketHandler {
    func opened(_ session: WebSocketSession) {}
    func received(_ message: WebSocketMessage, from session: WebSocketSession) { session.send(message) }
    func closed(_ closure: WebSocketClosure, of session: WebSocketSession) {}
}
