import Channels
import Intake
import TestKit
import Testing

/// Order, acknowledgement and replay: every line once, in the order of its number, however often the connection breaks.
@Suite struct ChatOrderTests {
    @Test("a message is acknowledged with its number, after it was kept, and not echoed")
    func acknowledged() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            try await client.write("a", "There is a pothole")
            #expect(try await client.next() == .ack("a", 1))
            #expect(server.store.kept.count == 1)
            try await client.write("b", "on Elm St")
            #expect(try await client.next() == .ack("b", 2))
            try await client.send(["type": "ping"])
            #expect(try await client.next().type == "pong")
        }
    }

    @Test("the same id again is acknowledged with its first number and kept once")
    func redelivered() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            for _ in 0..<3 { try await client.write("a", "hello") }
            for _ in 0..<3 { #expect(try await client.next() == .ack("a", 1)) }
            #expect(server.store.kept.count == 1)
        }
    }

    @Test("in a chat that is over what was kept is acknowledged again, what is new refused; the connection stays")
    func over() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            try await client.write("a", "hello")
            #expect(try await client.next() == .ack("a", 1))
            let session = try server.session()
            await server.floor.poke(session, sequence: server.store.end(session))
            #expect(try await client.next().type == "scene")
            for _ in 0..<2 {
                try await client.write("b", "anybody there?")
                #expect(try await client.next() == ChatHeard(type: "refused", id: "b", code: "ended"))
                try await client.write("a", "hello")
                #expect(try await client.next() == .ack("a", 1))
            }
            try await client.send(["type": "ping"])
            #expect(try await client.next().type == "pong")
            #expect(server.store.kept.count == 1)
        }
    }

    @Test("who comes back gets what lies behind its last number, first of all `resumed`")
    func replays() async throws {
        try await ChatServer.run { server in
            let first = try await server.connect()
            let key = try await first.start()
            try await first.write("a", "one")
            #expect(try await first.next() == .ack("a", 1))
            try await first.socket.cut()
            let session = try server.session()
            for row in 1...250 { try await server.say("line \(row)", row: Int64(row), to: session) }
            let second = try await server.connect()
            #expect(try await second.resume(key, after: 1) == 251)
            for number in 2...251 {
                let line = try await second.next()
                #expect(line.sequence == Int64(number) && line.from == "city" && line.text == "line \(number - 1)")
            }
            let third = try await server.connect()
            try await third.resume(key, after: 0)
            let own = try await third.next()
            #expect(own.from == "you" && own.id == "a" && own.sequence == 1 && own.text == "one")
        }
    }

    @Test("a client that claims more than there is gets what comes")
    func aheadOfUs() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            let key = try await client.start()
            try await client.socket.cut()
            let again = try await server.connect()
            #expect(try await again.resume(key, after: 99) == 0)
            try await again.write("a", "hello")
            #expect(try await again.next() == .ack("a", 1))
        }
    }

    @Test("a line of ours that is delivered twice is heard once")
    func deliveredTwice() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            let session = try server.session()
            try await server.say("hello", row: 7, to: session)
            try await server.say("hello", row: 7, to: session)
            try await server.say("bye", row: 8, to: session)
            #expect(try await client.next().sequence == 1)
            #expect(try await client.next().text == "bye")
        }
    }

    @Test("an acknowledgement does not skip a line that stands before it")
    func noGap() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            // In the log, and nobody was told yet.
            _ = try await server.store.append(
                session: server.session(), outboxRow: RowID(rawValue: 1), text: "ours", at: Moment(milliseconds: 0))
            try await client.write("a", "mine")
            #expect(try await client.next() == .ack("a", 2))
            let lines = [try await client.next(), try await client.next()]
            #expect(lines.map(\.sequence) == [1, 2])
            #expect(lines.map(\.text) == ["ours", "mine"])
        }
    }

    @Test("two windows of one session see the same lines in the same order")
    func twoWindows() async throws {
        try await ChatServer.run { server in
            let one = try await server.connect()
            let key = try await one.start()
            let two = try await server.connect()
            try await two.resume(key, after: 0)
            try await one.write("a", "from one")
            #expect(try await one.next() == .ack("a", 1))
            let echo = try await two.next()
            #expect(echo.id == "a" && echo.sequence == 1 && echo.from == "you")
            try await two.write("b", "from two")
            #expect(try await two.next() == .ack("b", 2))
            #expect(try await one.next().id == "b")
        }
    }

    @Test("nothing behind a message that could not be kept is kept on that connection, so the order stays")
    func keepsTheOrder() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            let key = try await client.start()
            server.store.fail([StoreFailure(.full, "no room")])
            let frames = try ["a", "b", "c"].flatMap { try ChatClient.messageBytes($0, $0) }
            try await client.socket.send(bytes: frames)
            #expect(try await client.closeCode() == 1013)
            #expect(server.store.kept.isEmpty)
            #expect(server.board.all.contains { $0.state == .notKeeping })
            let again = try await server.connect()
            try await again.resume(key, after: 0)
            try await again.socket.send(bytes: frames)
            for (number, id) in ["a", "b", "c"].enumerated() {
                #expect(try await again.next() == .ack(id, Int64(number + 1)))
            }
        }
    }

    @Test("ten breaks in mid-sentence: every message once, in order, on both sides")
    func tenBreaks() async throws {
        try await ChatServer.run { server in
            var chat = BreakingChat(port: server.port)
            for round in 0..<10 {
                let messages = (0..<3).map { (id: "\(round).\($0)", text: "message \(round).\($0)") }
                try await chat.writeAndBreak(messages, answers: round % 4)
                try await server.say("answer \(round)", row: Int64(100 + round), to: server.session())
            }
            try await chat.finish(lines: 40)
            let log = server.store.log(try server.session())
            let written = (0..<10).flatMap { round in (0..<3).map { "message \(round).\($0)" } }
            #expect(log.map(\.sequence) == Array(1...40))
            #expect(log.filter { $0.direction == .inbound }.map(\.text) == written)
            #expect(log.filter { $0.direction == .outbound }.map(\.text) == (0..<10).map { "answer \($0)" })
            #expect(chat.seen.sorted { $0.key < $1.key }.map(\.value) == log.map(\.text))
            #expect(chat.repeats.isEmpty)
        }
    }
}
