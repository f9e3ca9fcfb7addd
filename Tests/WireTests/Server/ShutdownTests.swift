import NIOCore
import Synchronization
import TestKit
import Testing
import Wire

/// Shutting down: orderly, and bounded whatever the clients and responders do.
@Suite struct ShutdownTests {
    @Test("owed answers are given, sessions end with 1001, idle connections are closed, nobody new is let in")
    func orderly() async throws {
        try await RunningListener.with { listener in
            let idle = try await listener.open()
            try await idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await idle.answer()
            let busy = try await listener.open()
            try await busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            let session = try await listener.connect()
            try await session.send(text: "x")
            _ = try await session.next()
            try await eventually { listener.begun.value.withLock { $0 } == 1 }
            await listener.shutDown()
            #expect(try await session.next() == .close(1001, ""))
            try await session.send(bytes: ClientFrame.close(1001))
            let answer = try await busy.answer()
            #expect(answer.body == "slow")
            for connection in [idle, busy, session.connection] { try await connection.untilEnd() }
            await #expect(throws: (any Error).self) { try await listener.open() }
            for connection in [idle, busy, session.connection] { try await connection.close() }
        }
    }

    @Test("a session that does not answer, a client that does not read and a responder that hangs do not stop it")
    func bounded() async throws {
        let start = ContinuousClock.now
        var settings = WebSocketSettings()
        settings.closeTime = .milliseconds(500)
        let endpoint = WebSocketEndpoint(settings: settings) { _ in .accept(EchoingHandler()) }
        try await RunningListener.with({ $0.shutdownTime = .seconds(1) }, endpoints: ["/quiet": endpoint]) { listener in
            _ = try await listener.connect("/quiet")
            let stuck = try await listener.open()
            try await stuck.send("GET /stuck HTTP/1.1\r\nHost: a\r\n\r\n")
            let lazy = try await RawConnection.open(port: listener.port, receiveBuffer: 4096)
            try await lazy.stopReading()
            try await lazy.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
            try await eventually { listener.begun.value.withLock { $0 } == 2 }
        }
        #expect(ContinuousClock.now - start < .seconds(60))
        #expect(endpoint.openSessions == 0)
    }

    @Test("work of sessions is finished after the listener is gone")
    func work() async throws {
        let work = SessionWork()
        let seen = Mutex<[WebSocketInput]>.Reference([])
        let endpoint = WebSocketEndpoint { _ in
            .accept(
                WebSocketInbox(work: work) { input, session in
                    try? await Task.sleep(for: .milliseconds(20))
                    seen.value.withLock { $0.append(input) }
                })
        }
        try await RunningListener.with(endpoints: ["/work": endpoint], services: [work]) { listener in
            let client = try await listener.connect("/work")
            for number in 0..<5 { try await client.send(text: "\(number)") }
            try await client.close()
        }
        let texts = (0..<5).map { WebSocketInput.message(.text("\($0)")) }
        let end = WebSocketInput.closed(WebSocketClosure(code: .normal, initiator: .peer))
        #expect(seen.value.withLock { $0 } == [.opened] + texts + [end])
    }
}
