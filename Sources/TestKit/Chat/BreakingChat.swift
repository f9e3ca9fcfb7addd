/// A resident's client whose connection keeps breaking: writes each message under its own id, writes again what was not acknowledged,
/// and asks after each break for what lies behind the last number that it has without a gap.
package struct BreakingChat: Sendable {
    private let port: Int
    private let channel: String
    package private(set) var key: String?
    private var pending: [(id: String, text: String)] = []
    /// The highest number up to which everything is here.
    private var last: Int64 = 0
    /// What the resident sees: text by number.
    package private(set) var seen: [Int64: String] = [:]
    /// Numbers that came as a line although they were there already.
    package private(set) var repeats: [Int64] = []
    private var texts: [String: String] = [:]

    package init(port: Int, channel: String = "chat-web") {
        self.port = port
        self.channel = channel
    }

    /// Writes the messages; the connection breaks in the middle of the last one's frame, after `answers` frames were read.
    package mutating func writeAndBreak(_ messages: [(id: String, text: String)], answers: Int) async throws {
        let client = try await connect()
        add(messages)
        for message in pending.dropLast() { try await client.write(message.id, message.text) }
        if let broken = pending.last {
            let bytes = try ChatClient.messageBytes(broken.id, broken.text)
            try await client.socket.send(bytes: Array(bytes.prefix(bytes.count / 2)))
        }
        // An ack for the broken one never comes, so there may be fewer answers than wanted.
        for _ in 0..<min(answers, pending.count - 1) { hear(try await client.next()) }
        try await client.socket.cut()
    }

    /// Connects once more, writes what is pending, and reads until there are `lines` in all.
    package mutating func finish(lines: Int) async throws {
        let client = try await connect()
        for message in pending { try await client.write(message.id, message.text) }
        while seen.count < lines || !pending.isEmpty { hear(try await client.next()) }
        try await client.socket.close()
    }

    private mutating func add(_ messages: [(id: String, text: String)]) {
        pending += messages
        for message in messages { texts[message.id] = message.text }
    }

    private mutating func connect() async throws -> ChatClient {
        let client = try await ChatClient.connect(port: port, channel: channel)
        if let key {
            try await client.resume(key, after: last)
        } else {
            key = try await client.start()
        }
        return client
    }

    private mutating func hear(_ frame: ChatHeard) {
        guard let sequence = frame.sequence else { return }
        if frame.type == "ack", let id = frame.id {
            seen[sequence] = texts[id]
            settle(id)
            if sequence == last + 1 { last = sequence }
        } else if frame.type == "message" {
            // An echo of an own line may follow its acknowledgement; a line of the city comes once.
            if sequence <= last, frame.id == nil { repeats.append(sequence) }
            last = max(last, sequence)
            seen[sequence] = frame.text
            if let id = frame.id { settle(id) }
        }
    }

    private mutating func settle(_ id: String) { pending.removeAll { $0.id == id } }
}
