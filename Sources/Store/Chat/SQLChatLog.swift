package import Intake

/// The durable log of chat sessions.
package struct SQLChatLog: ChatLog {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func begin(_ chat: ChatSession) async throws(StoreFailure) {
        _ = try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(
                Self.insertSession,
                [
                    .id(chat.id), .text(chat.channel.id), .bytes(chat.keyHash), .optional(chat.language?.rawValue),
                    .moment(chat.startedAt),
                ])
        }
    }

    package func session(keyHash: [UInt8]) async throws(StoreFailure) -> ChatSession? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.find, [.bytes(keyHash)]) { row in
                ChatSession(
                    id: row.id(0), channel: ChannelName(kind: .chat, id: row.text(1)), keyHash: keyHash,
                    language: row.optionalText(2).flatMap(Language.init(rawValue:)), startedAt: row.moment(3),
                    lastSequence: row.int64(4))
            }
        }
    }

    package func lines(session chat: RowID, after: Int64, limit: Int) async throws(StoreFailure) -> [ChatLine] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.select, [.id(chat), .int64(after), .int(limit)]) { Self.line($0) }
        }
    }

    package func isKept(_ source: SourceID, on channel: ChannelName) async throws(StoreFailure) -> Bool {
        try await database.read { session throws(StoreFailure) in
            try session.exists(Self.kept, [.text(channel.id), .text(source.value)])
        }
    }

    package func append(
        session chat: RowID, outboxRow: RowID, text: String, at: Moment
    ) async throws(StoreFailure) -> ChatLine {
        try await database.write(.keep) { session throws(StoreFailure) in
            if let known = try session.first(Self.ours, [.id(outboxRow)], { Self.line($0) }) { return known }
            let sequence = try SessionLog.next(chat, session)
            try session.execute(
                SessionLog.insert,
                [
                    .id(chat), .int64(sequence), .text(Direction.outbound.rawValue), .null, .id(outboxRow), .null,
                    .text(text), .moment(at),
                ])
            return ChatLine(sequence: sequence, direction: .outbound, clientID: nil, text: text, at: at)
        }
    }

    static func line(_ row: borrowing SQLRow) -> ChatLine {
        var line = ChatLine(
            sequence: row.int64(0), direction: Direction(rawValue: row.text(1)) ?? .inbound,
            clientID: row.optionalText(2), text: row.text(3), at: row.moment(4))
        line.scene = row.optionalText(5).flatMap(SQLChatStage.scene)
        line.survey = row.optionalID(6)
        return line
    }

    private static let insertSession = SQLStatement(
        """
        INSERT INTO chat_session (id, channel, key_hash, language, started_at, last_sequence)
        VALUES ($1, $2, $3, $4, $5, 0)
        """)

    /// The number of the newest line, not the last that was given: after a restore the numbers go on far above (`RestoredRows`).
    private static let find = SQLStatement(
        """
        SELECT id, channel, language, started_at,
            COALESCE((SELECT MAX(l.sequence) FROM chat_line l WHERE l.session = chat_session.id), 0)
        FROM chat_session WHERE key_hash = $1
        """)

    static let select = SQLStatement(
        """
        SELECT l.sequence, l.direction, l.client_id, l.text, l.at, l.scene, v.id
        FROM chat_line l LEFT JOIN survey v ON v.outbox = l.outbox
        WHERE l.session = $1 AND l.sequence > $2 ORDER BY l.sequence LIMIT $3
        """)

    static let kept = SQLStatement(
        """
        SELECT 1 FROM received r JOIN chat_line l ON l.received = r.id
        WHERE r.channel = $1 AND r.source_id = $2
        """)

    private static let ours = SQLStatement(
        "SELECT sequence, direction, client_id, text, at, scene, NULL FROM chat_line WHERE outbox = $1")
}
