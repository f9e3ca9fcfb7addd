import Foundation

/// A chat client of a test: frames as JSON over ``WebSocketClient``.
package struct ChatClient: Sendable {
    package let socket: WebSocketClient

    /// Connects to `/chat/{channel}/socket`.
    ///
    /// - Throws: `WebSocketClient.Refused` where the server does not want us.
    package static func connect(
        port: Int, channel: String = "chat-web", origin: String? = nil, receiveBuffer: Int? = nil
    ) async throws -> ChatClient {
        let socket = try await WebSocketClient.connect(
            port: port, path: "/chat/\(channel)/socket", origin: origin ?? "http://127.0.0.1:\(port)",
            subprotocols: ["intake.chat.v1"], receiveBuffer: receiveBuffer)
        socket.answerPings()
        return ChatClient(socket: socket)
    }

    /// Begins a session; its key.
    package func start(language: String = "en") async throws -> String {
        try await send(["type": "start", "language": language])
        let started = try await next()
        guard started.type == "started", let key = started.key else { throw Unexpected(heard: started) }
        return key
    }

    /// Goes on with a session; its newest number.
    @discardableResult
    package func resume(_ key: String, after: Int64) async throws -> Int64 {
        try await socket.send(text: #"{"type":"resume","key":"\#(key)","after":\#(after)}"#)
        let resumed = try await next()
        guard resumed.type == "resumed", let sequence = resumed.sequence else { throw Unexpected(heard: resumed) }
        return sequence
    }

    package func write(_ id: String, _ text: String) async throws {
        try await send(["type": "message", "id": id, "text": text])
    }

    package func send(_ fields: [String: String]) async throws {
        try await socket.send(text: Self.json(fields))
    }

    /// The bytes of a `message` frame, to be sent in part.
    package static func messageBytes(_ id: String, _ text: String) throws -> [UInt8] {
        ClientFrame.text(try json(["type": "message", "id": id, "text": text]))
    }

    /// The next frame that belongs to the conversation. The place in the queue comes whenever the gateway looks at it, so on a slow
    /// machine between any two frames: it is passed over.
    package func next(within limit: Duration = Patience.usual) async throws -> ChatHeard {
        while true {
            let text = try await socket.nextText(within: limit)
            let heard = try JSONDecoder().decode(ChatHeard.self, from: Data(text.utf8))
            if heard.type != "position" { return heard }
        }
    }

    /// The code with which the server closes, passing over everything before.
    package func closeCode() async throws -> Int? {
        while true {
            if case .close(let code, _) = try await socket.next() { return code }
        }
    }

    /// The code of the `error` frame and of the close frame that ends the connection.
    package func refusal() async throws -> String {
        while true {
            let heard = try await next()
            guard heard.type == "error" else { continue }
            return "\(heard.code ?? "?") \(try await closeCode() ?? 0)"
        }
    }

    /// A frame that a test did not expect.
    package struct Unexpected: Error {
        package let heard: ChatHeard
    }

    private static func json(_ fields: [String: String]) throws -> String {
        String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
    }
}
