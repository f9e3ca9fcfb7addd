import Foundation
import Synchronization

/// A page of the desk without a page: speaks `intake.desk.v1` with the cookies of somebody signed in.
package final class DeskClient: Sendable {
    package let socket: WebSocketClient
    private let state = Mutex(State())

    private struct State {
        var last: Int64 = 0
        var stream: String?
        /// Heard while an answer was waited for.
        var held: [DeskHeard] = []
    }

    private init(_ socket: WebSocketClient) { self.socket = socket }

    /// The highest number heard.
    package var last: Int64 { state.withLock(\.last) }

    /// The stream's name, once it was told.
    package var stream: String? { state.withLock(\.stream) }

    /// Opens a connection and says nothing yet.
    ///
    /// - Parameter cookie: the header's value.
    package static func open(
        port: Int, cookie: String?, origin: String? = nil, subprotocols: [String] = ["intake.desk.v1"]
    ) async throws -> DeskClient {
        var headers: [String: String] = [:]
        headers["Cookie"] = cookie
        let socket = try await WebSocketClient.connect(
            port: port, path: "/desk/socket", origin: origin ?? "http://127.0.0.1:\(port)",
            subprotocols: subprotocols, headers: headers)
        socket.answerPings()
        return DeskClient(socket)
    }

    /// Opens a connection, begins a stream and reads what there is.
    package static func begin(port: Int, cookie: String) async throws -> (client: DeskClient, state: DeskHeard) {
        let client = try await open(port: port, cookie: cookie)
        try await client.say(["type": "hello"])
        return (client, try await client.hear("state"))
    }

    package func say(_ frame: [String: any Encodable & Sendable]) async throws {
        let pairs = try frame.map { key, value in
            "\"\(key)\":" + String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        }
        try await socket.send(text: "{\(pairs.joined(separator: ","))}")
    }

    /// The next frame.
    package func next(within limit: Duration = Patience.usual) async throws -> DeskHeard {
        if let held = state.withLock({ $0.held.isEmpty ? nil : $0.held.removeFirst() }) { return held }
        return try await read(within: limit)
    }

    private func read(within limit: Duration) async throws -> DeskHeard {
        let text = try await socket.nextText(within: limit)
        let heard = try JSONDecoder().decode(DeskHeard.self, from: Data(text.utf8))
        state.withLock { state in
            if let number = heard.seq { state.last = max(state.last, number) }
            if let stream = heard.stream { state.stream = stream }
        }
        return heard
    }

    /// The next frame of a type, passing over others.
    package func hear(_ type: String, within limit: Duration = Patience.usual) async throws -> DeskHeard {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            let heard = try await next(within: end - .now)
            if heard.type == type { return heard }
        }
        throw NeverHeard(type: type)
    }

    /// A frame did not come in time.
    package struct NeverHeard: Error {
        let type: String
    }

    /// Says something that is answered; what else comes is heard afterwards.
    package func ask(_ frame: [String: any Encodable & Sendable]) async throws -> DeskHeard {
        let id = UUID().uuidString
        try await say(frame.merging(["id": id]) { $1 })
        while true {
            let heard = try await read(within: Patience.usual)
            if heard.id == id { return heard }
            state.withLock { $0.held.append(heard) }
        }
    }
}
