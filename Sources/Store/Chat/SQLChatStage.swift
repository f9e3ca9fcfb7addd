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

    package var lateRows: LateRows { database.dialect.lateRows }

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
                let scene = Self.scene(of: kind, row.text(2), holder: row.text(5))
                news.append(
                    ChatNews(event: row.id(0), session: RowID(rawValue: chat), scene: scene, at: row.moment(3)))
            }
            return (news, last)
        }
    }

    /// - Parameter holder: who has it now: an event of handing over names its giver first, and then whom or what it went to.
    private static func scene(of kind: TimelineEvent.Kind, _ detail: String, holder: String) -> ChatScene {
        let isToPerson = !holder.isEmpty && detail.hasSuffix(" to \(holder)")
        return switch kind {
        case .taken, .assigned: ChatScene(.joined, name: first(detail))
        case .chatJoined: ChatScene(.added, name: first(detail))
        case .handedOver, .escalated:
            isToPerson ? ChatScene(.joined, name: first(holder)) : ChatScene(.left, name: first(detail))
        default: ChatScene(.left, name: first(detail))
        }
    }

    /// What residents read: the first word of a name.
    private static func first(_ name: String) -> String { String(name.prefix { $0 != " " }) }

    package func add(_ news: ChatNews) async throws(StoreFailure) -> ChatLine? {
        // Whoever begins reads a while back, and finds most of it told: that needs no turn at the writer.
        let isNews = try await database.read { session throws(StoreFailure) in try Self.isNews(news, session) }
        guard isNews else { return nil }
        return try await database.write(.keep) { session throws(StoreFailure) in
            guard try Self.isNews(news, session) else { return nil }
            return try Self.append(news.scene, to: news.session, cause: news.event, at: news.at, session)
        }
    }

    /// Not told yet, and in a chat that goes on.
    private static func isNews(_ news: ChatNews, _ session: any SQLSession) throws(StoreFailure) -> Bool {
        guard try !session.exists(known, [.id(news.event)]) else { return false }
        return try !session.exists(ended, [.id(news.session)])
    }

    package func sessions(of requests: [RowID]) async throws(StoreFailure) -> [RowID: RowID] {
        guard !requests.isEmpty else { return [:] }
        return try await database.read { session throws(StoreFailure) in
            var sessions: [RowID: RowID] = [:]
            for request in requests {
                let chat = try session.first(Self.newest, [.id(request)]) { Int64($0.text(0)) } ?? nil
                sessions[request] = chat.map(RowID.init(rawValue:))
            }
            return sessions
        }
    }

    package func end(session chat: RowID, at now: Moment) async throws(StoreFailure) -> ChatLine? {
        try await database.write(.keep) { session throws(StoreFailure) in
            let request = try session.first(Self.request, [.text(chat.description)]) { $0.optionalID(0) }
            return try end(chat, request ?? nil, by: nil, at: now, session)
        }
    }

    /// Ends the chats of a request, in a transaction of the caller's.
    func end(
        request number: TrackingNumber, by name: String, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> [(session: RowID, line: ChatLine)] {
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
                ORDER BY m.id DESC LIMIT 1), ''),
            COALESCE((SELECT a.display_name FROM work w JOIN account a ON a.id = w.agent
                WHERE w.request = e.request), '')
        FROM event e
        WHERE (e.kind = 'taken' OR e.kind = 'assigned' OR e.kind = 'handed_over' OR e.kind = 'escalated'
                OR e.kind = 'put_back' OR e.kind = 'released' OR e.kind = 'chat_joined')
            AND e.id > $1
        ORDER BY e.id LIMIT $2
        """)

    /// The chat in which a request's resident wrote last.
    static let newest = SQLStatement(
        """
        SELECT m.recipient FROM message m WHERE m.request = $1 AND m.channel_kind = 'chat' ORDER BY m.id DESC LIMIT 1
        """)

    private static let known = SQLStatement("SELECT 1 FROM chat_line WHERE outbox = $1")

    static let ended = SQLStatement("SELECT 1 FROM chat_session WHERE id = $1 AND ended_at IS NOT NULL")

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
