import HTTPTypes
import NIOCore
import TestKit
import Testing
import Wire

/// From a request to a session: on new and on used connections, and what is refused.
@Suite struct UpgradeTests {
    private static let hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let upgrade = WebSocketClient.request(host: "a", path: "/echo")

    @Test("a session echoes text and binary and closes in order")
    func echoes() async throws {
        try await RunningListener.with { listener in
            let client = try await listener.connect()
            try await client.send(text: "grüezi")
            #expect(try await client.next() == .text("grüezi"))
            try await client.send(binary: [0, 255])
            #expect(try await client.next() == .binary([0, 255]))
            #expect(try await client.close(1000) == .close(1000, ""))
        }
    }

    @Test("frames that come with the upgrade request are not lost")
    func hasty() async throws {
        try await RunningListener.with { listener in
            let connection = try await listener.open()
            try await connection.send(Array(Self.upgrade.utf8) + ClientFrame.text("hasty") + ClientFrame.text("again"))
            #expect(try await connection.answer().status == 101)
            let client = try await connection.take { ServerFrame.parse($0) }
            #expect(client == .text("hasty"))
            #expect(try await connection.take { ServerFrame.parse($0) } == .text("again"))
            try await connection.close()
        }
    }

    @Test("an upgrade on a connection that was used before", arguments: [1, 3])
    func laterRequest(before: Int) async throws {
        try await RunningListener.with { listener in
            let connection = try await listener.open()
            for _ in 0..<before {
                try await connection.send(Self.hello)
                #expect(try await connection.answer().body == "hello")
            }
            let client = try await WebSocketClient.upgrade(connection, request: Self.upgrade)
            for number in 0..<20 {
                try await client.send(text: "\(number)")
                #expect(try await client.next() == .text("\(number)"))
            }
            #expect(try await client.close(1000) == .close(1000, ""))
        }
    }

    @Test("an upgrade that comes while answers are owed waits for them")
    func pipelined() async throws {
        try await RunningListener.with { listener in
            let connection = try await listener.open()
            let slow = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"
            try await connection.send(Array((slow + Self.hello + Self.upgrade).utf8) + ClientFrame.text("x"))
            #expect(try await connection.answer().body == "slow")
            #expect(try await connection.answer().body == "hello")
            #expect(try await connection.answer().status == 101)
            #expect(try await connection.take { ServerFrame.parse($0) } == .text("x"))
            try await connection.close()
        }
    }

    @Test(
        "refused and closed, on a new connection and on a used one",
        arguments: [
            ("an unknown path", "GET /echo", "GET /other", 404),
            ("another version", "Version: 13", "Version: 8", 426),
            ("no version", "Sec-WebSocket-Version: 13\r\n", "", 426),
            ("no key", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "", 400),
            ("a short key", "dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZQ==", 400),
            ("no Connection: Upgrade", "Connection: Upgrade", "Connection: keep-alive", 400),
            ("POST", "GET /echo", "POST /echo", 400),
            ("no host", "Host: a\r\n", "", 400),
            ("with a body", "Host: a\r\n", "Host: a\r\nContent-Length: 1\r\n", 400),
            ("an endpoint that refuses", "GET /echo", "GET /closed", 403),
        ])
    func refuses(name: String, from: String, to: String, status: Int) async throws {
        let closed = WebSocketEndpoint { _ in .refuse(.forbidden) }
        try await RunningListener.with(endpoints: ["/closed": closed]) { listener in
            for isUsed in [false, true] {
                let connection = try await listener.open()
                if isUsed {
                    try await connection.send(Self.hello)
                    _ = try await connection.answer()
                }
                try await connection.send(Self.upgrade.replacing(from, with: to) + (name == "with a body" ? "x" : ""))
                let answer = try await connection.answer()
                #expect(answer.status == status, "\(name)")
                if status == 426 { #expect(answer.headers["sec-websocket-version"] == "13") }
                try await connection.untilEnd()
                try await connection.close()
            }
        }
        #expect(closed.openSessions == 0)
    }

    @Test("the endpoint sees path, query, origin, host and protocols, and chooses one")
    func decides() async throws {
        let endpoint = WebSocketEndpoint { request in
            guard request.path == "/chat", request.query == "lang=ht", request.origin == "https://city.example",
                request.host.hasPrefix("127.0.0.1:"), request.peer?.ipAddress == "127.0.0.1"
            else { return .refuse(.badRequest) }
            return .accept(EchoingHandler(), subprotocol: request.subprotocols.last)
        }
        try await RunningListener.with(endpoints: ["/chat": endpoint]) { listener in
            let client = try await WebSocketClient.connect(
                port: listener.port, path: "/chat?lang=ht", origin: "https://city.example", subprotocols: ["v0", "v1"])
            #expect(client.subprotocol == "v1")
            #expect(endpoint.openSessions == 1)
            try await client.close()
            try await eventually { endpoint.openSessions == 0 }
        }
    }

    @Test("no more sessions than the endpoint allows; a place that becomes free is given again")
    func sessionLimit() async throws {
        let endpoint = WebSocketEndpoint(maxSessions: 2) { _ in .accept(EchoingHandler()) }
        try await RunningListener.with(endpoints: ["/two": endpoint]) { listener in
            let first = try await listener.connect("/two")
            let second = try await listener.connect("/two")
            let refused = await #expect(throws: WebSocketClient.Refused.self) { try await listener.connect("/two") }
            #expect(refused?.answer.status == 503)
            try await first.cut()
            try await eventually { endpoint.openSessions == 1 }
            try await listener.connect("/two").close()
            try await second.close()
        }
    }
}
