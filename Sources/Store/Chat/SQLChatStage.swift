import Foundation
package import Intake

/// What happens around chats, read from the timeline and written into their logs.
package struct SQLChatStage: ChatStage {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func news(after: RowID, limit: Int) async throws(StoreFailure) -> (news: [ChatNews], last: RowID) {
        try await database.read { session throws(StoreFailure) in
            var last = after
            var news: [ChatNews] = []
            try session.query(Self.news, [.id(after), .int(limit)]) { row in
                last = row.id(0)
                // What is about no chat has no session.
                guard let kind = TimelineEvent.Kind(rawValue: row.text(1)), let chat = Int64(row.text(4)) else {
                    return
                }
                let isThere = kind == .taken || kind == .assigned
                let name = String(row.text(2).prefix { $0 != " " })
                news.append(
                    ChatNews(
                        event: row.id(0), session: RowID(rawValue: chat),
                        scene: ChatScene(isThere ? .joined : .left, name: name), at: row.moment(3)))
            }
            return (news, last)
        }
    }

    package func add(_ news: ChatNews) async throws(StoreFailure) -> ChatLine? {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard try !session.exists(Self.known, [.id(news.event)]),
                try !session.exists(Self.ended, [.id(news.session)])
            else { return nil }
            return try Self.append(news.scene, to: news.session, cause: news.event, at: news.at, session)
        }
    }

    package func waiting(limit: Int) async throws(StoreFailure) -> [RowID] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.waiting, [.int(limit)]) { Int64($0.text(0)).map(RowID.init(rawValue:)) }
                .compactMap { $0 }
        }
    }

    package func end(session chat: RowID, at now: Moment) async throws(StoreFailure) -> ChatLine? {
        try await database.write(.keep) { session throws(StoreFailure) in
            let request = try session.first(Self.request, [.text(chat.description)]) { $0.optionalID(0) }
            return try end(chat, request ?? nil, by: nil, at: now, session)
        }
    }

    package func end(
        request number: TrackingNumber, by name: String, at now: Moment
    ) async throws(StoreFailure) -> [(session: RowID, line: ChatLine)] {
        try await database.write(.keep) { session throws(StoreFailure) in
            let chats = try session.all(Self.sessions, [.text(number.symbols)]) {
                (request: $0.id(0), session: Int64($0.text(1)).map(RowID.init(rawValue:)))
            }
            var ended: [(session: RowID, line: ChatLine)] = []
            for chat in chats {
                guard let id = chat.session else { continue }
                if let line = try end(id, chat.request, by: name, at: now, session) { ended.append((id, line)) }
            }
            return ended
        }
    }

    package func hasEnded(_ session: RowID) async throws(StoreFailure) -> Bool {
        try await database.read { reading throws(StoreFailure) in try reading.exists(Self.ended, [.id(session)]) }
    }

    private func end(
        _ chat: RowID, _ request: RowID?, by name: String?, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> ChatLine? {
        guard try session.execute(Self.markEnded, [.id(chat), .moment(now)]) == 1 else { return nil }
        let event = rows.ids.next()
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(event), .optional(request), .text(TimelineEvent.Kind.chatEnded.rawValue), .null,
                .text(name ?? "resident"), .moment(now),
            ])
        return try Self.append(ChatScene(.ended, name: name), to: chat, cause: event, at: now, session)
    }

    private static func append(
        _ scene: ChatScene, to chat: RowID, cause: RowID, at: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> ChatLine {
        let sequence = try SessionLog.next(chat, session)
        try session.execute(
            insert, [.id(chat), .int64(sequence), .id(cause), .text(try json(scene)), .moment(at)])
        var line = ChatLine(sequence: sequence, direction: .outbound, clientID: nil, text: "", at: at)
        line.scene = scene
        return line
    }

    private static func json(_ scene: ChatScene) throws(StoreFailure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(scene) else { throw StoreFailure(.refused, "a scene cannot be written") }
        return String(decoding: data, as: UTF8.self)
    }

    /// Nil for what is none, or one of a newer version.
    static func scene(_ json: String) -> ChatScene? { try? JSONDecoder().decode(ChatScene.self, from: Data(json.utf8)) }

    /// Only of chats; the session is what the resident last wrote in.
    static let news = SQLStatement(
        """
        SELECT e.id, e.kind, e.detail, e.at,
            COALESCE((SELECT m.recipient FROM message m WHERE m.request = e.request AND m.channel_kind = 'chat'
                ORDER BY m.id DESC LIMIT 1), '')
        FROM event e
        WHERE e.kind IN ('taken', 'assigned', 'handed_over', 'put_back', 'released') AND e.id > $1
        ORDER BY e.id LIMIT $2
        """)

    static let waiting = SQLStatement(
        """
        SELECT COALESCE((SELECT m.recipient FROM message m WHERE m.request = s.id AND m.channel_kind = 'chat'
            ORDER BY m.id DESC LIMIT 1), '')
        FROM service_request s
        WHERE s.status IN ('triage', 'assigned') AND s.status = 'triage' AND s.channel_kind = 'chat'
        ORDER BY s.priority, s.id LIMIT $1
        """)

    private static let known = SQLStatement("SELECT 1 FROM chat_line WHERE outbox = $1")

    private static let ended = SQLStatement("SELECT 1 FROM chat_session WHERE id = $1 AND ended_at IS NOT NULL")

    private static let markEnded = SQLStatement(
        "UPDATE chat_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")

    /// A line of ours is known by the row that caused it: an outbox row, or here an event.
    private static let insert = SQLStatement(
        """
        INSERT INTO chat_line (session, sequence, direction, outbox, text, scene, at)
        VALUES ($1, $2, 'outbound', $3, '', $4, $5)
        """)

    /// The conversation of a session: its lane is the session.
    static let request = SQLStatement(
        "SELECT request FROM conversation WHERE lane = $1 AND recipient = $1 ORDER BY last_at DESC LIMIT 1")

    private static let sessions = SQLStatement(
        """
        SELECT DISTINCT s.id, m.recipient FROM service_request s JOIN message m ON m.request = s.id
        WHERE s.tracking_number = $1 AND m.channel_kind = 'chat'
        """)
}
