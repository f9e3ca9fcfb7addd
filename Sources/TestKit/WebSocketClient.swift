/// A WebSocket client of a test: speaks properly, or sends any bytes at all, and can vanish at any moment.
package final class WebSocketClient: Sendable {
    /// The server did not open a session.
    package struct Refused: Error {
        package let answer: HTTPAnswer
    }

    /// The connection below, to stop reading, shut a half or cut.
    package let connection: RawConnection
    /// What the server answered, headers included.
    package let answer: HTTPAnswer

    private init(_ connection: RawConnection, _ answer: HTTPAnswer) {
        self.connection = connection
        self.answer = answer
    }

    /// The protocol that the server chose.
    package var subprotocol: String? { answer.headers["sec-websocket-protocol"] }

    /// Connects and opens a session.
    ///
    /// - Parameters:
    ///   - origin: as a browser would send it; nil sends none.
    ///   - subprotocols: what is offered.
    ///   - headers: further ones.
    ///   - receiveBuffer: bytes, for a reader that is to be slow.
    /// - Throws: ``Refused`` for any answer but 101.
    package static func connect(
        host: String = "127.0.0.1", port: Int, path: String = "/", origin: String? = nil, subprotocols: [String] = [],
        headers: [String: String] = [:], receiveBuffer: Int? = nil
    ) async throws -> WebSocketClient {
        let connection = try await RawConnection.open(host: host, port: port, receiveBuffer: receiveBuffer)
        let request = request(
            host: "\(host):\(port)", path: path, origin: origin, subprotocols: subprotocols, headers: headers)
        return try await upgrade(connection, request: request)
    }

    /// Opens a session on a connection that may have been used before.
    package static func upgrade(_ connection: RawConnection, request: String) async throws -> WebSocketClient {
        try await connection.send(request)
        let answer = try await connection.answer()
        guard answer.status == 101, answer.headers["sec-websocket-accept"] == accept else {
            try await connection.close()
            throw Refused(answer: answer)
        }
        return WebSocketClient(connection, answer)
    }

    /// The key of RFC 6455 §1.3 and the answer that it states there.
    private static let key = "dGhlIHNhbXBsZSBub25jZQ=="
    private static let accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

    /// An opening request, for tests that change it.
    package static func request(
        host: String, path: String = "/", origin: String? = nil, subprotocols: [String] = [],
        headers: [String: String] = [:]
    ) -> String {
        var lines = [
            "GET \(path) HTTP/1.1", "Host: \(host)", "Upgrade: websocket", "Connection: Upgrade",
            "Sec-WebSocket-Key: \(key)", "Sec-WebSocket-Version: 13",
        ]
        if let origin { lines.append("Origin: \(origin)") }
        if !subprotocols.isEmpty {
            lines.append("Sec-WebSocket-Protocol: \(subprotocols.joined(separator: ", "))")
        }
        lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    /// Answers pings as they come from now on, as browsers do, so that a client that says nothing for long is not taken for lost.
    package func answerPings() { connection.answer(by: ServerFrame.answeringPings) }

    package func send(text: String) async throws { try await send(bytes: ClientFrame.text(text)) }

    package func send(binary: [UInt8]) async throws { try await send(bytes: ClientFrame.binary(binary)) }

    /// Sends bytes as they are, be they frames or not.
    package func send(bytes: [UInt8]) async throws { try await connection.send(bytes) }

    /// Waits for the next frame.
    ///
    /// - Throws: `RawConnection.Ended` when the connection ends first.
    package func next(within limit: Duration = Patience.usual) async throws -> ServerFrame {
        try await connection.take(within: limit) { ServerFrame.parse($0) }
    }

    /// Waits for the next text message, passing over pings and pongs.
    ///
    /// - Throws: ``Unexpected`` for a frame that is none.
    package func nextText(within limit: Duration = Patience.usual) async throws -> String {
        let end = ContinuousClock.now + limit
        while true {
            switch try await next(within: end - .now) {
            case .text(let text): return text
            case .ping(let payload): try await send(bytes: ClientFrame.bytes(0x8A, payload))
            case .pong: continue
            case let frame: throw Unexpected(frame: frame)
            }
        }
    }

    /// A frame that a test did not expect.
    package struct Unexpected: Error {
        package let frame: ServerFrame
    }

    /// Says goodbye and waits for the server to close; the server's close frame.
    @discardableResult
    package func close(_ code: Int? = 1000, _ reason: String = "") async throws -> ServerFrame {
        try await send(bytes: ClientFrame.close(code, reason))
        while true {
            let frame = try await next()
            guard case .close = frame else { continue }
            try await connection.untilEnd()
            try await connection.close()
            return frame
        }
    }

    /// Vanishes without a word.
    package func cut() async throws { try await connection.cut() }
}
