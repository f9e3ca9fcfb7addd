import ServiceLifecycle

/// A loop that ends when its task is cancelled, as a service: a graceful shutdown cancels it, and it finishes what it has in hand.
struct LoopService: Service {
    let loop: @Sendable () async throws -> Void

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await loop() }
    }
}
