import NIOCore
import Synchronization
import TestKit
import Testing
import Wire

/// The way from a session to async code.
@Suite struct WebSocketInboxTests {
    @Test("inputs come one at a time and in order, however slow the work, and a fast sender is held back")
    func ordered() async throws {
        let work = SessionWork()
        let running = Mutex<Int>.Reference(0)
        let most = Mutex<Int>.Reference(0)
        let endpoint = WebSocketEndpoint { _ in
            .accept(
                WebSocketInbox(work: work, limit: 4) { input, session in
                    let now = running.value.withLock {
                        $0 += 1; return $0
                    }
                    most.value.withLock { $0 = max($0, now) }
                    await Task.yield()
                    if case .message(let message) = input { session.send(message) }
                    running.value.withLock { $0 -= 1 }
                })
        }
        try await RunningListener.with(endpoints: ["/work": endpoint], services: [work]) { listener in
            let client = try await listener.connect("/work")
            try await client.send(bytes: (0..<500).flatMap { ClientFrame.text("\($0)") })
            for number in 0..<500 { #expect(try await client.next() == .text("\(number)")) }
            try await client.close()
        }
        #expect(most.value.withLock { $0 } == 1)
    }

    @Test("a session whose work service is gone is closed")
    func noService() async throws {
        let work = SessionWork()
        let endpoint = WebSocketEndpoint { _ in .accept(WebSocketInbox(work: work) { _, _ in }) }
        try await RunningListener.with(endpoints: ["/work": endpoint]) { listener in
            let cancelled = Task { try await work.run() }
            cancelled.cancel()
            _ = try? await cancelled.value
            let client = try await listener.connect("/work")
            #expect(try await client.next() == .close(1001, ""))
            try await client.send(bytes: ClientFrame.close(1001))
            try await client.connection.untilEnd()
            try await client.connection.close()
        }
    }
}
