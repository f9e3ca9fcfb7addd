import Logging
import NIOCore
import ServiceLifecycle
import Wire

/// Says where a listener listens, as soon as it does.
struct BoundNotice: Service {
    let listener: HTTPListener
    let name: String
    let log: Logger

    func run() async throws {
        let address = try await listener.bound.address()
        log.notice(
            "listening",
            metadata: ["listener": "\(name)", "address": "\(address.ipAddress ?? "?"):\(address.port ?? 0)"])
        try? await gracefulShutdown()
    }
}
