import Channels
import Intake
import NIOCore
import TestKit
import Testing

/// What is refused, and with which code (channels/chat.md).
@Suite struct ChatRefusalTests {
    @Test(
        "what is no frame ends with 4400",
        arguments: [
            "", "hello", "[]", "null", "{}", #"{"type":"dance"}"#, #"{"type":"resume"}"#,
            #"{"type":"resume","key":"x"}"#,
            #"{"type":"resume","key":"x","after":-1}"#, #"{"type":"start","language":7}"#, #"{"type":"start""#,
            String(repeating: "[", count: 20_000),
        ])
    func badFirstFrame(_ text: String) async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            try await client.socket.send(text: text)
            #expect(try await client.refusal() == "bad_frame 4400")
        }
    }

    @Test(
        "a message without an id or text ends with 4400",
        arguments: [
            ["type": "message", "text": "x"], ["type": "message", "id": "", "text": "x"],
            ["type": "message", "id": "a b", "text": "x"], ["type": "message", "id": "ä", "text": "x"],
            ["type": "message", "id": String(repeating: "x", count: 65), "text": "x"],
            ["type": "message", "id": "a"], ["type": "message", "id": "a", "text": ""],
            ["type": "message", "id": "a", "text": " \n\t "],
        ])
    func badMessage(_ fields: [String: String]) async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            try await client.send(fields)
            #expect(try await client.refusal() == "bad_frame 4400")
            #expect(server.store.kept.isEmpty)
        }
    }

    @Test(
        "the first frame must be start or resume, and later ones not",
        arguments: ["message", "typing", "ping", "start twice"])
    func order(_ what: String) async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            switch what {
            case "message": try await client.write("a", "x")
            case "typing", "ping": try await client.send(["type": what])
            default:
                _ = try await client.start()
                try await client.send(["type": "start"])
            }
            #expect(try await client.refusal() == "bad_order 4401")
        }
    }

    @Test("a key that opens nothing ends with 4404, and so does a session that was deleted")
    func unknownKey() async throws {
        try await ChatServer.run { server in
            let stranger = try await server.connect()
            try await stranger.socket.send(text: #"{"type":"resume","key":"nope","after":0}"#)
            #expect(try await stranger.refusal() == "unknown_session 4404")
            let client = try await server.connect()
            _ = try await client.start()
            server.store.forget(try server.session())
            try await client.write("a", "x")
            #expect(try await client.refusal() == "unknown_session 4404")
        }
    }

    @Test("who says nothing is let go with 4408, ping or not; who began stays")
    func saysNothing() async throws {
        try await ChatServer.run(firstFrameTime: .seconds(3)) { server in
            let silent = try await server.connect()
            let begun = try await server.connect()
            _ = try await begun.start()
            #expect(try await silent.closeCode() == 4408)
            try await begun.send(["type": "ping"])
            #expect(try await begun.next().type == "pong")
        }
    }

    @Test("the fifth window of a session closes the first with 4409")
    func tooManyWindows() async throws {
        try await ChatServer.run { server in
            let first = try await server.connect()
            let key = try await first.start()
            for _ in 0..<4 { try await server.connect().resume(key, after: 0) }
            #expect(try await first.refusal() == "replaced 4409")
        }
    }

    @Test("a message over the limit ends with 1009, whether it is one or a frame without end")
    func tooBig() async throws {
        try await ChatServer.run({ $0.largestMessage = 256 }) { server in
            let client = try await server.connect()
            _ = try await client.start()
            try await client.write("a", String(repeating: "é", count: 128))
            #expect(try await client.next() == .ack("a", 1))
            try await client.write("b", String(repeating: "é", count: 128) + "x")
            #expect(try await client.closeCode() == 1009)
            let other = try await server.connect()
            try await other.socket.send(text: String(repeating: " ", count: 10_000))
            #expect(try await other.closeCode() == 1009)
        }
    }

    @Test("too many messages end with 4429, and to come back does not help")
    func tooMany() async throws {
        try await ChatServer.run({ $0.messagesPerMinute = 1 }) { server in
            let client = try await server.connect()
            let key = try await client.start()
            for number in 1...10 {
                try await client.write("\(number)", "x")
                #expect(try await client.next() == .ack("\(number)", Int64(number)))
            }
            try await client.write("more", "x")
            #expect(try await client.refusal() == "too_many 4429")
            let again = try await server.connect()
            try await again.resume(key, after: 10)
            try await again.write("more", "x")
            #expect(try await again.refusal() == "too_many 4429")
            #expect(server.store.kept.count == 10)
        }
    }

    @Test("what is sent again does not count")
    func sentAgain() async throws {
        try await ChatServer.run({ $0.messagesPerMinute = 1 }) { server in
            let client = try await server.connect()
            _ = try await client.start()
            for _ in 0..<40 {
                try await client.write("a", "x")
                #expect(try await client.next() == .ack("a", 1))
            }
        }
    }

    @Test("an address may not begin sessions, or guess keys, without end")
    func tooManySessions() async throws {
        try await ChatServer.run({ $0.sessionsPerHour = 1 }) { server in
            for _ in 0..<3 { _ = try await server.connect().start() }
            for _ in 0..<2 {
                let guess = try await server.connect()
                try await guess.socket.send(text: #"{"type":"resume","key":"guess","after":0}"#)
                #expect(try await guess.refusal() == "unknown_session 4404")
            }
            for frame in [#"{"type":"start"}"#, #"{"type":"resume","key":"guess","after":0}"#] {
                let client = try await server.connect()
                try await client.socket.send(text: frame)
                #expect(try await client.refusal() == "too_many 4429")
            }
        }
    }

    @Test("binary frames end with 1003")
    func binary() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            try await client.socket.send(binary: [1, 2, 3])
            #expect(try await client.closeCode() == 1003)
        }
    }

    @Test(
        "only pages of ours and those that were named may open a chat",
        arguments: [
            ("https://www.city.example", 101), ("https://evil.example", 403), ("null", 403),
            ("https://www.city.example.evil.example", 403),
        ])
    func origins(_ origin: String, _ status: Int) async throws {
        try await ChatServer.run { server in
            do {
                let client = try await ChatClient.connect(port: server.port, origin: origin)
                #expect(status == 101)
                #expect(client.socket.subprotocol == "intake.chat.v1")
            } catch let refused as WebSocketClient.Refused {
                #expect(refused.answer.status == status)
            }
        }
    }

    @Test("without an Origin or without our subprotocol there is no session")
    func upgrade() async throws {
        try await ChatServer.run { server in
            let path = "/chat/chat-web/socket"
            let origin = "http://127.0.0.1:\(server.port)"
            await #expect(throws: WebSocketClient.Refused.self) {
                try await WebSocketClient.connect(port: server.port, path: path, subprotocols: ["intake.chat.v1"])
            }
            await #expect(throws: WebSocketClient.Refused.self) {
                try await WebSocketClient.connect(
                    port: server.port, path: path, origin: origin, subprotocols: ["intake.chat.v2"])
            }
        }
    }
}
