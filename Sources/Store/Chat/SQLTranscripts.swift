package import Intake

/// Codes for transcripts, and the transcripts themselves, by the outbox.
package struct SQLTranscripts: Transcripts {
    private struct Asked {
        var code: TranscriptCode
        var tries: Int
    }

    /// Lines that are read at once.
    private static let page = 200

    private let database: any SQLDatabase
    private let doorbell: Doorbell

    init(database: any SQLDatabase, doorbell: Doorbell) {
        self.database = database
        self.doorbell = doorbell
    }

    package func ask(_ code: TranscriptCode, mail: OutboundMessage) async throws(StoreFailure) -> Bool {
        let isWritten = try await database.write(.keep) { session throws(StoreFailure) in
            let counts = try session.first(
                Self.counts, [.id(code.session), .text(code.address), .moment(code.at - .seconds(3600))]
            ) { ($0.int(0), $0.int(1)) }
            let (ofSession, ofAddress) = counts ?? (0, 0)
            guard ofSession < TranscriptCode.most, ofAddress < TranscriptCode.most else { return false }
            try session.execute(
                Self.insert,
                [.id(code.id), .id(code.session), .text(code.address), .bytes(code.hash), .moment(code.at)])
            try OutboxRows.insert(mail, session)
            return true
        }
        if isWritten { doorbell.ring() }
        return isWritten
    }

    package func prove(
        _ hash: [UInt8], of chat: RowID, at now: Moment,
        compose: @escaping @Sendable (TranscriptCode, ChatTranscript) -> OutboundMessage
    ) async throws(StoreFailure) -> TranscriptOutcome {
        let outcome = try await database.write(.keep) { session throws(StoreFailure) -> TranscriptOutcome in
            let found = try session.first(Self.newest, [.id(chat)]) {
                Asked(
                    code: TranscriptCode(
                        id: $0.id(0), session: chat, address: $0.text(1), hash: $0.bytes(2), at: $0.moment(3)),
                    tries: $0.int(4))
            }
            guard let asked = found, asked.tries < TranscriptCode.mostTries,
                now.since(asked.code.at) <= TranscriptCode.lifetime
            else { return .over }
            // Each try counts, whatever comes of it.
            try session.execute(Self.count, [.id(asked.code.id)])
            var difference: UInt8 = asked.code.hash.count == hash.count ? 0 : 1
            for (byte, given) in zip(asked.code.hash, hash) { difference |= byte ^ given }
            guard difference == 0 else { return .wrong }
            guard try session.execute(Self.use, [.id(asked.code.id), .moment(now)]) == 1 else { return .over }
            try OutboxRows.insert(compose(asked.code, try Self.transcript(of: chat, session)), session)
            return .sent
        }
        if outcome == .sent { doorbell.ring() }
        return outcome
    }

    /// Page by page, until one mail has no room for more.
    private static func transcript(of chat: RowID, _ session: any SQLSession) throws(StoreFailure) -> ChatTranscript {
        var lines: [ChatLine] = []
        var room = ChatTranscript.mostBytes
        while true {
            let page = try session.all(
                SQLChatLog.select, [.id(chat), .int64(lines.last?.sequence ?? 0), .int(Self.page)]
            ) {
                SQLChatLog.line($0)
            }
            guard !page.isEmpty else { return ChatTranscript(lines: lines, leftOut: 0) }
            for line in page {
                room -= line.text.utf8.count
                guard room >= 0 else {
                    let behind: [SQLValue] = [.id(chat), .int64(lines.last?.sequence ?? 0)]
                    let left = try session.first(Self.behind, behind) { $0.int(0) }
                    return ChatTranscript(lines: lines, leftOut: left ?? 0)
                }
                lines.append(line)
            }
        }
    }

    /// Only what a transcript tells: no scenes.
    static let behind = SQLStatement(
        "SELECT COUNT(*) FROM chat_line WHERE session = $1 AND sequence > $2 AND scene IS NULL")

    static let counts = SQLStatement(
        """
        SELECT (SELECT COUNT(*) FROM transcript_code WHERE session = $1),
            (SELECT COUNT(*) FROM transcript_code WHERE address = $2 AND made_at > $3)
        """)

    private static let insert = SQLStatement(
        "INSERT INTO transcript_code (id, session, address, hash, made_at, tries) VALUES ($1, $2, $3, $4, $5, 0)")

    private static let newest = SQLStatement(
        """
        SELECT id, address, hash, made_at, tries FROM transcript_code
        WHERE session = $1 AND used_at IS NULL ORDER BY id DESC LIMIT 1
        """)

    private static let count = SQLStatement("UPDATE transcript_code SET tries = tries + 1 WHERE id = $1")

    private static let use = SQLStatement(
        "UPDATE transcript_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL")
}
