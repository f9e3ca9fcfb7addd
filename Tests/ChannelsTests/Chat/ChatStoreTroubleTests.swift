import Channels
import Intake
import TestKit
import Testing

/// What becomes of a chat when the store, or the reader, does not keep up.
@Suite struct ChatStoreTroubleTests {
    @Test(
        "what cannot be kept is not acknowledged; only what may pass asks the client to come back",
        arguments: [
            (StoreFailure.Code.full, 1013), (.unavailable, 1013), (.refused, 1011), (.damaged, 1011), (.missing, 4404),
        ])
    func failures(_ code: StoreFailure.Code, _ close: Int) async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            server.store.fail([StoreFailure(code, "test")])
            try await client.write("a", "x")
            #expect(try await client.closeCode() == close)
        }
    }

    @Test("a reader that takes nothing is let go; it comes back and misses nothing")
    func slowReader() async throws {
        try await ChatServer.run { server in
            let slow = try await ChatClient.connect(port: server.port, receiveBuffer: 4096)
            let key = try await slow.start()
            let session = try server.session()
            try await slow.socket.connection.stopReading()
            let text = String(repeating: "x", count: 60_000)
            var row: Int64 = 0
            // Until the kernel's buffers and ours are full.
            while server.floor.count > 0, row < 400 {
                row += 1
                try await server.say(text, row: row, to: session)
            }
            try await eventually { server.floor.count == 0 }
            let again = try await server.connect()
            let newest = try await again.resume(key, after: row - 3)
            #expect(newest == row)
            for number in (row - 2)...row { #expect(try await again.next().sequence == number) }
        }
    }

    @Test("NUL, which no database likes, becomes the replacement character; the rest stays as it was written")
    func nul() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start(language: "es-MX")
            try await client.write("a", "a\0b <b>é</b> 🚧")
            #expect(try await client.next() == .ack("a", 1))
            let line = server.store.log(try server.session()).first
            #expect(line?.text == "a\u{FFFD}b <b>é</b> 🚧")
            #expect(server.store.sessions.first?.language == .spanish)
        }
    }

    @Test("what is sent to a session that is gone is refused for good")
    func goneSession() async throws {
        try await ChatServer.run { server in
            guard case .refused? = try await server.say("hello", row: 1, to: RowID(rawValue: 5)) else {
                Issue.record("was not refused")
                return
            }
        }
    }

    @Test("a connection that ends leaves the floor")
    func leaves() async throws {
        try await ChatServer.run { server in
            let client = try await server.connect()
            _ = try await client.start()
            #expect(server.floor.count == 1)
            try await client.socket.cut()
            try await eventually { server.floor.count == 0 }
        }
    }
}
