package import NIOCore

/// The address that a listener got, for whoever asked for port 0.
package actor BoundAddress {
    /// The listener ended before it was bound, or has no address.
    package struct NotBound: Error {}

    private var result: Result<SocketAddress, NotBound>?
    private var waiting: [CheckedContinuation<SocketAddress, any Error>] = []

    /// Waits until the listener is bound. Throws ``NotBound`` when it ended before.
    package func address() async throws -> SocketAddress {
        if let result { return try result.get() }
        return try await withCheckedThrowingContinuation { waiting.append($0) }
    }

    /// The port alone; waits like ``address()``.
    package func port() async throws -> Int {
        guard let port = try await address().port else { throw NotBound() }
        return port
    }

    func set(_ address: SocketAddress?) {
        settle(address.map { .success($0) } ?? .failure(NotBound()))
    }

    func end() {
        settle(.failure(NotBound()))
    }

    private func settle(_ new: Result<SocketAddress, NotBound>) {
        guard result == nil else { return }
        result = new
        for continuation in waiting { continuation.resume(with: new.mapError { $0 }) }
        waiting = []
    }
}
