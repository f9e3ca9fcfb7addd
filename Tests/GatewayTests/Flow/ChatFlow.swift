import Foundation
import TestKit
import Testing

/// A resident's chat client as the protocol wants it: it keeps what is not acknowledged, comes back with its key and its last number, and
/// sends again under the same id.
actor ChatFlow {
    private struct Frame: Decodable {
        var type: String
        var key: String?
        var sequence: Int64?
        var id: String?
        var from: String?
        var text: String?
    }

    /// Of the gateway, or of any of several nodes.
    private let port: @Sendable () -> Int
    /// Of the page that it stands in; nil where that comes from the same port.
    private let origin: String?
    private var client: WebSocketClient?
    private var key: String?
    /// Sequence number to text, of every line that this side has.
    private(set) var lines: [Int64: String] = [:]
    private(set) var acknowledged: [String: Int64] = [:]
    /// Lines that came twice with another text: there must be none.
    private(set) var contradictions = 0
    /// How long one line is tried: longer than any fault of a test lasts.
    private static let patience: Duration = .seconds(180)

    /// - Parameters:
    ///   - origin: the public address of the city, where that is not the port's.
    ///   - port: asked at each connection.
    init(origin: String? = nil, port: @escaping @Sendable () -> Int) {
        self.origin = origin
        self.port = port
    }

    init(_ city: SandboxCity) {
        let port = city.gatewayPort
        self.init { port }
    }

    /// Sends one message; returns once it is acknowledged, or when the task is cancelled: whether it was acknowledged.
    @discardableResult
    func send(_ text: String) async -> Bool {
        let id = UUID().uuidString
        let end = ContinuousClock.now + Self.patience
        var failure: (any Error)?
        while !Task.isCancelled, acknowledged[id] == nil, .now < end {
            do {
                let client = try await connected()
                let body = try JSONSerialization.data(withJSONObject: ["type": "message", "id": id, "text": text])
                try await client.send(text: String(decoding: body, as: UTF8.self))
                while acknowledged[id] == nil {
                    try take(try await client.nextText(within: .seconds(5)), sent: [id: text])
                }
            } catch {
                failure = error
                drop()
                try? await Task.sleep(for: .milliseconds(30))
            }
        }
        let isKept = acknowledged[id] != nil
        if !isKept, !Task.isCancelled {
            Issue.record("a line was not taken within \(Self.patience): \(failure.map { "\($0)" } ?? "no answer")")
        }
        return isKept
    }

    /// Cuts the connection in whatever it is doing.
    func cut() async {
        try? await client?.cut()
        client = nil
    }

    /// Comes back if needed and reads until the line `text` of the city's, or any with it in it, is there.
    func read(until isDone: @Sendable ([Int64: String]) -> Bool) async throws {
        while !isDone(lines) {
            do {
                let client = try await connected()
                try take(try await client.nextText(within: .seconds(20)), sent: [:])
            } catch let error as NeverHappened {
                throw error
            } catch {
                drop()
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// The whole log as somebody gets it who comes back with the key and has nothing.
    func log() async throws -> [ChatHeard] {
        guard let key else { return [] }
        let client = try await ChatClient.connect(port: port())
        let last = try await client.resume(key, after: 0)
        var heard: [ChatHeard] = []
        while (heard.last?.sequence ?? 0) < last {
            let next = try await client.next()
            if next.type == "message" { heard.append(next) }
        }
        try await client.socket.close()
        return heard
    }

    private func connected() async throws -> WebSocketClient {
        if let client { return client }
        let port = port()
        let client = try await WebSocketClient.connect(
            port: port, path: "/chat/chat-web/socket", origin: origin ?? "http://localhost:\(port)",
            subprotocols: ["intake.chat.v1"])
        let last = contiguous
        let first: [String: Any] =
            key.map { ["type": "resume", "key": $0, "after": last] } ?? ["type": "start", "language": "en"]
        try await client.send(text: String(decoding: try JSONSerialization.data(withJSONObject: first), as: UTF8.self))
        while true {
            let text = try await client.nextText(within: .seconds(5))
            let frame = try JSONDecoder().decode(Frame.self, from: Data(text.utf8))
            if frame.type == "started" || frame.type == "resumed" {
                if let key = frame.key { self.key = key }
                self.client = client
                return client
            }
            try take(text, sent: [:])
        }
    }

    /// The highest number up to which nothing is missing.
    var contiguous: Int64 {
        var number: Int64 = 0
        while lines[number + 1] != nil { number += 1 }
        return number
    }

    private func take(_ text: String, sent: [String: String]) throws {
        let frame = try JSONDecoder().decode(Frame.self, from: Data(text.utf8))
        guard let sequence = frame.sequence else { return }
        switch frame.type {
        case "ack":
            guard let id = frame.id else { return }
            acknowledged[id] = sequence
            note(sequence, sent[id])
        case "message": note(sequence, frame.text)
        default: return
        }
    }

    private func note(_ sequence: Int64, _ text: String?) {
        guard let text else { return }
        if let known = lines[sequence], known != text { contradictions += 1 }
        lines[sequence] = text
    }

    private func drop() { client = nil }
}
