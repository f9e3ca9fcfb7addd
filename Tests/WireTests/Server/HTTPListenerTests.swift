import Logging
import NIOCore
import TestKit
import Testing
import Wire

/// Requests over real sockets: what is answered, what is refused, and how a connection ends.
@Suite struct HTTPListenerTests {
    private static let hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test("answers requests one after the other, also when they come together")
    func keepsAlive() async throws {
        try await RunningListener.with { listener in
            let client = try await listener.open()
            for _ in 0..<3 {
                try await client.send(Self.hello)
                #expect(try await client.answer().body == "hello")
            }
            try await client.send(Self.hello + Self.hello + "GET /none HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.answer().status == 200)
            #expect(try await client.answer().status == 200)
            #expect(try await client.answer().status == 404)
            try await client.close()
        }
    }

    @Test("answers on the connection's event loop, and what may take a while off it")
    func threads() async throws {
        try await RunningListener.with { listener in
            let client = try await listener.open()
            for (path, thread) in [("thread", "loop"), ("thread/off", "pool"), ("thread", "loop")] {
                try await client.send("GET /\(path) HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await client.answer().body == thread, "\(path)")
            }
            try await client.close()
        }
    }

    @Test(
        "refused, and the connection closed",
        arguments: [
            ("no host", "GET /hello HTTP/1.1\r\n\r\n", 400),
            ("two hosts", "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
            ("no HTTP", "EHLO example.org\r\n\r\n", 400),
            (
                "a long header field",
                "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 20_000))\r\n\r\n", 431
            ),
            (
                "many header fields",
                "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "A: b\r\n", count: 200) + "\r\n", 431
            ),
            ("a long path", "GET /\(String(repeating: "x", count: 20_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 431),
            ("a body that says it is too long", "POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n", 413),
            (
                "a chunked body that grows too long",
                "POST /count HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n"
                    + String(repeating: "x", count: 1024) + "\r\n",
                413
            ),
            ("a session's path without an upgrade", "GET /echo HTTP/1.1\r\nHost: a\r\n\r\n", 426),
        ])
    func refuses(name: String, request: String, status: Int) async throws {
        try await RunningListener.with {
            $0.body = BodyLimit(bytes: 1000)
        } _: { listener in
            let client = try await listener.open()
            try await client.send(request)
            let answer = try await client.answer()
            #expect(answer.status == status, "\(name)")
            #expect(answer.headers["connection"] == "close", "\(name)")
            try await client.untilEnd()
            try await client.close()
        }
    }

    @Test("a client that is still sending can read why it was refused")
    func lingers() async throws {
        try await RunningListener.with {
            $0.body = BodyLimit(bytes: 1000)
        } _: { listener in
            let client = try await listener.open()
            try await client.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n")
            try await client.send(Array(repeating: 0x78, count: 1_000_000))
            #expect(try await client.answer().status == 413)
            try await client.close()
        }
    }

    @Test("a path may have a limit of its own")
    func limitByPath() async throws {
        try await RunningListener.with {
            $0.body = BodyLimit(bytes: 10, prefixes: ["/count": 100])
        } _: { listener in
            let client = try await listener.open()
            try await client.send("POST /count?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n")
            try await client.send(String(repeating: "x", count: 100))
            #expect(try await client.answer().body == "100")
            try await client.send("POST /coun HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n")
            #expect(try await client.answer().status == 413)
            try await client.close()
        }
    }

    @Test("a client that asks whether to go on is told to")
    func expects() async throws {
        try await RunningListener.with { listener in
            let client = try await listener.open()
            try await client.send(
                "POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
            #expect(try await client.answer().status == 100)
            try await client.send("abc")
            #expect(try await client.answer().body == "3")
            try await client.close()
        }
    }

    @Test(
        "a connection that is not to be kept is closed after the answer",
        arguments: [
            "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET /hello HTTP/1.0\r\n\r\n",
            "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
        ])
    func closes(request: String) async throws {
        try await RunningListener.with { listener in
            let client = try await listener.open()
            try await client.send(request)
            #expect(try await client.answer().body == "hello")
            try await client.untilEnd()
            try await client.close()
        }
    }

    @Test("slow clients are cut: no request, half a header, an idle connection")
    func slowHeaders() async throws {
        try await RunningListener.with {
            $0.headerTime = .seconds(3)
            $0.keepAliveTime = .milliseconds(200)
        } _: { listener in
            let silent = try await listener.open()
            let half = try await listener.open()
            try await half.send("GET /hello HTTP/1.1\r\nHo")
            let idle = try await listener.open()
            try await idle.send(Self.hello)
            _ = try await idle.answer()
            for client in [silent, half, idle] {
                try await client.untilEnd()
                try await client.close()
            }
        }
    }

    @Test("a body that stops coming is answered 408, also when it dribbles for too long")
    func slowBody() async throws {
        try await RunningListener.with {
            $0.bodyIdleTime = .milliseconds(200)
        } _: { listener in
            let client = try await listener.open()
            try await client.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
            #expect(try await client.answer().status == 408)
            try await client.close()
        }
        try await RunningListener.with {
            $0.bodyTime = .milliseconds(300)
        } _: { listener in
            let client = try await listener.open()
            try await client.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
            try await eventually {
                try await client.send("x")
                return !client.received.isEmpty
            }
            #expect(try await client.answer().status == 408)
            try await client.close()
        }
    }

    @Test("a client that does not read its answer is cut")
    func slowReader() async throws {
        try await RunningListener.with {
            $0.writeTime = .milliseconds(300)
        } _: { listener in
            let client = try await RawConnection.open(port: listener.port, receiveBuffer: 4096)
            try await client.stopReading()
            try await client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
            // Sending fails once the server has cut the connection.
            try await eventually {
                do { try await client.send(Self.hello) } catch { return true }
                return false
            }
            try? await client.startReading()
            let received = try await client.untilEnd()
            #expect(received.count < 32 * 1024 * 1024)
            try await client.close()
        }
    }

    @Test("more connections than allowed wait until one closes")
    func connectionLimit() async throws {
        try await RunningListener.with {
            $0.connections = 2
        } _: { listener in
            let first = try await listener.open()
            let second = try await listener.open()
            for client in [first, second] {
                try await client.send(Self.hello)
                _ = try await client.answer()
            }
            let third = try await listener.open()
            try await third.send(Self.hello)
            await #expect(throws: NeverHappened.self) { try await third.answer(within: .milliseconds(200)) }
            try await first.close()
            #expect(try await third.answer().status == 200)
            try await second.close()
            try await third.close()
        }
    }

    @Test("a taken port is an error of run, not a crash")
    func taken() async throws {
        try await RunningListener.with { listener in
            let server = EchoServer(port: listener.port, logger: .init(label: "test"))
            await #expect(throws: (any Error).self) { try await server.run() }
            await #expect(throws: BoundAddress.NotBound.self) { try await server.bound.port() }
        }
    }
}
