import Logging
import NIOCore
import Synchronization
import TestKit
import Testing
import Wire

/// Sessions over real sockets, where the kernel's buffers take part.
@Suite struct SessionOverSocketTests {
    /// Remembers the end of its session, and floods when asked.
    final class Flooding: WebSocketHandler {
        let ends: Mutex<[WebSocketClosure]>.Reference
        init(_ ends: Mutex<[WebSocketClosure]>.Reference) { self.ends = ends }
        func opened(_ session: WebSocketSession) {}
        func received(_ message: WebSocketMessage, from session: WebSocketSession) {
            for _ in 0..<1000 { session.send(.binary(ByteBuffer(repeating: 7, count: 64 * 1024))) }
        }
        func closed(_ closure: WebSocketClosure, of session: WebSocketSession) {
            ends.value.withLock { $0.append(closure) }
        }
    }

    @Test("a slow reader is disconnected, not skipped: it has what was sent before, then the code, then the end")
    func slowReader() async throws {
        let ends = Mutex<[WebSocketClosure]>.Reference([])
        var settings = WebSocketSettings()
        settings.pendingBytes = 512 * 1024
        settings.slowReaderCode = .init(rawValue: 4008)
        let endpoint = WebSocketEndpoint(settings: settings) { _ in .accept(Flooding(ends)) }
        try await RunningListener.with(endpoints: ["/flood": endpoint]) { listener in
            let client = try await listener.connect("/flood", receiveBuffer: 8192)
            try await client.connection.stopReading()
            try await client.send(text: "go")
            try await eventually { !ends.value.withLock { $0.isEmpty } }
            #expect(ends.value.withLock { $0.map(\.code.rawValue) } == [4008])
            try await client.connection.startReading()
            var frame = try await client.next()
            var count = 0
            while case .binary(let bytes) = frame {
                #expect(bytes.count == 64 * 1024)
                count += 1
                frame = try await client.next()
            }
            #expect(frame == .close(4008, ""))
            #expect(count > 0 && count < 1000)
            try await client.connection.untilEnd()
            try await client.connection.close()
            try await eventually { endpoint.openSessions == 0 }
        }
    }

    @Test("a reader that stays away is cut after closeTime")
    func absentReader() async throws {
        let ends = Mutex<[WebSocketClosure]>.Reference([])
        var settings = WebSocketSettings()
        settings.pendingBytes = 512 * 1024
        settings.closeTime = .milliseconds(300)
        let endpoint = WebSocketEndpoint(settings: settings) { _ in .accept(Flooding(ends)) }
        try await RunningListener.with(endpoints: ["/flood": endpoint]) { listener in
            let client = try await listener.connect("/flood", receiveBuffer: 8192)
            try await client.connection.stopReading()
            try await client.send(text: "go")
            try await eventually { endpoint.openSessions == 0 }
            #expect(ends.value.withLock { $0.count } == 1)
            try await client.connection.close()
        }
    }

    @Test("an echo to a peer that does not read holds back, without growing and without an end")
    func holdsBack() async throws {
        try await RunningListener.with { listener in
            let client = try await listener.connect(receiveBuffer: 8192)
            try await client.connection.stopReading()
            let message = ClientFrame.binary(Array(repeating: 1, count: 32 * 1024))
            let isSent = Mutex<Bool>.Reference(false)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<600 { try await client.send(bytes: message) }
                    isSent.value.withLock { $0 = true }
                }
                // 19 MB do not fit into the kernels' buffers: the sender must stall.
                await #expect(throws: NeverHappened.self) {
                    try await eventually(within: .milliseconds(500)) { isSent.value.withLock { $0 } }
                }
                try await client.connection.startReading()
                for _ in 0..<600 {
                    guard case .binary(let bytes) = try await client.next() else { throw NotBinary() }
                    #expect(bytes.count == 32 * 1024)
                }
                try await group.waitForAll()
            }
            try await client.close()
        }
    }

    struct NotBinary: Error {}

    @Test("a client that is still sending learns that its message is too big")
    func tooBig() async throws {
        try await RunningListener.with { listener in
            let client = try await listener.connect()
            try await client.send(bytes: ClientFrame.binary(Array(repeating: 0, count: 4_000_000)))
            #expect(try await client.next() == .close(1009, ""))
            try await client.connection.untilEnd()
            try await client.connection.close()
        }
    }

    @Test("a client that vanishes is reported once, as 1006")
    func vanishes() async throws {
        let ends = Mutex<[WebSocketClosure]>.Reference([])
        let endpoint = WebSocketEndpoint { _ in .accept(Flooding(ends)) }
        try await RunningListener.with(endpoints: ["/x": endpoint]) { listener in
            try await listener.connect("/x").cut()
            try await eventually { endpoint.openSessions == 0 }
            #expect(ends.value.withLock { $0.map(\.code) } == [.abnormal])
        }
    }
}

extension Mutex where Value: Sendable {
    /// A mutex that several may hold.
    final class Reference: Sendable {
        let value: Mutex<Value>
        init(_ value: Value) { self.value = Mutex(value) }
    }
}
