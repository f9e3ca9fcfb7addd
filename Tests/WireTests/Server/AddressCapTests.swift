import NIOCore
import Synchronization
import TestKit
import Testing
import Wire

/// How many connections one client may have open.
@Suite struct AddressCapTests {
    private static let hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    /// A cap of two, and how many it has refused.
    private static func cap(trusting proxies: [String] = []) -> (AddressCap, Mutex<Int>.Reference) {
        let refused = Mutex<Int>.Reference(0)
        let headers = ForwardedHeaders(trusting: proxies.compactMap(AddressRange.init))
        return (AddressCap(limit: 2, proxies: headers) { refused.value.withLock { $0 += 1 } }, refused)
    }

    /// A connection that is counted, which an answer shows: those that are opened at once are counted in any order.
    private static func counted(_ listener: RunningListener, from source: String? = nil) async throws -> RawConnection {
        let connection = try await listener.open(from: source)
        try await connection.send(hello)
        #expect(try await connection.answer().body == "hello")
        return connection
    }

    @Test("one too many is closed before it has said anything, whatever the others do, until one of them closes")
    func perAddress() async throws {
        let (cap, refused) = Self.cap()
        try await RunningListener.with(cap: cap) { listener in
            let silent = try await listener.open()
            try await eventually { cap.clients == 1 }
            let session = try await listener.connect()
            let third = try await listener.open()
            #expect(try await third.untilEnd() == [])
            #expect(refused.value.withLock { $0 } == 1)
            #expect(!silent.isEnded)
            try await session.send(text: "still here")
            #expect(try await session.nextText() == "still here")

            try await silent.close()
            try await eventually {
                let next = try await listener.open()
                try? await next.send(Self.hello)
                let isServed = (try? await next.answer().status) == 200
                try await next.close()
                return isServed
            }
            _ = try await session.close()
            try await eventually { cap.clients == 0 }
        }
    }

    @Test("other addresses are not the worse for it")
    func others() async throws {
        let (cap, _) = Self.cap()
        try await RunningListener.with(cap: cap) { listener in
            var open: [RawConnection] = []
            for _ in 0..<2 { open.append(try await Self.counted(listener)) }
            #expect(try await listener.open().untilEnd() == [])
            for _ in 0..<2 { open.append(try await Self.counted(listener, from: "127.0.0.2")) }
            #expect(try await listener.open(from: "127.0.0.2").untilEnd() == [])
            for connection in open {
                try await connection.send(Self.hello)
                #expect(try await connection.answer().body == "hello")
            }
            for connection in open { try await connection.close() }
        }
    }

    @Test("a proxy of ours brings everybody's connections")
    func proxies() async throws {
        let (cap, refused) = Self.cap(trusting: ["127.0.0.1"])
        try await RunningListener.with(cap: cap) { listener in
            var open: [RawConnection] = []
            for _ in 0..<8 { open.append(try await listener.open()) }
            for connection in open {
                try await connection.send(Self.hello)
                #expect(try await connection.answer().body == "hello")
            }
            #expect(refused.value.withLock { $0 } == 0)
            for connection in open { try await connection.close() }
        }
    }
}
