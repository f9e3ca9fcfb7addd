package import Intake
import Metrics
import Synchronization

/// The connections that are open now, by session, so that a new line can be told to whoever reads along. Holds no state that matters: what
/// it forgets stands in the session's log.
package final class ChatFloor: Sendable {
    /// Connections of one session, e.g. several tabs; the oldest is let go.
    static let connectionsPerSession = 4

    private let connections = Mutex<[RowID: [ChatConnection]]>([:])
    private let typingHeard = Mutex<[@Sendable (RowID) -> Void]>([])

    package init() {}

    /// Sessions with a connection.
    package var count: Int { connections.withLock(\.count) }

    /// Gives the connection that must make room, if any.
    func join(_ connection: ChatConnection, _ session: RowID) -> ChatConnection? {
        defer { tell() }
        return connections.withLock { connections in
            connections[session, default: []].append(connection)
            guard connections[session, default: []].count > Self.connectionsPerSession else { return nil }
            return connections[session]?.removeFirst()
        }
    }

    func leave(_ connection: ChatConnection, _ session: RowID) {
        defer { tell() }
        connections.withLock { connections in
            connections[session]?.removeAll { $0 === connection }
            if connections[session]?.isEmpty == true { connections[session] = nil }
        }
    }

    private func tell() { Meter(label: "intake_chat_sessions").set(count) }

    /// The session's log has come to `sequence`: everyone who reads along and has not got that far looks.
    package func poke(_ session: RowID, sequence: Int64) async {
        for connection in connections.withLock({ $0[session] ?? [] }) { await connection.catchUp(to: sequence) }
    }

    /// Any log may have gone on: everyone looks.
    package func pokeAll() async {
        for connection in connections.withLock({ $0.values.flatMap { $0 } }) { await connection.catchUp() }
    }

    /// The connections of a session.
    func connected(_ session: RowID) -> [ChatConnection] { connections.withLock { $0[session] ?? [] } }

    /// From now on `heard` is told of each session whose resident types.
    func hearTyping(_ heard: @escaping @Sendable (RowID) -> Void) { typingHeard.withLock { $0.append(heard) } }

    /// The resident of a session is typing.
    func residentTypes(in session: RowID) {
        for heard in typingHeard.withLock({ $0 }) { heard(session) }
    }

    /// Tells each session that is connected its place among those that wait, and those that do not wait that they have none.
    ///
    /// - Parameter places: by session; 1 is the next that is taken.
    func place(_ places: [RowID: Int]) async {
        for (session, open) in connections.withLock({ $0 }) {
            for connection in open { await connection.tell(place: places[session]) }
        }
    }
}
