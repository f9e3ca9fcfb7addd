package import Intake

/// Whom notices that ended are owed to, on a database.
package struct SQLNoticeEndings: NoticeEndings {
    /// How long after its end a notice is still looked through: what was being filed then may have counted somebody in since.
    private static let openTransactions: Duration = .seconds(600)

    private struct Owed {
        var id: RowID
        var draft: NoticeDraft
        var endedAt: Moment
        var isQuiet: Bool
    }

    private let database: any SQLDatabase
    /// Rung after each commit that wrote outbox rows.
    private let doorbell: Doorbell

    init(database: any SQLDatabase, doorbell: Doorbell) {
        self.database = database
        self.doorbell = doorbell
    }

    package func tell(
        at now: Moment, limit: Int, decide: @escaping @Sendable (NoticeEnd) -> NoticeEndVerdict
    ) async throws(StoreFailure) -> Int {
        // Most looks find nothing, and need no turn at the writer.
        let isIdle = try await database.read { session throws(StoreFailure) in
            let isDue = try session.exists(NoticeRows.due, [.moment(now)])
            let isOwed = try session.exists(NoticeRows.owed, [])
            return !isDue && !isOwed
        }
        guard !isIdle else { return 0 }
        let (count, rings) = try await database.write(.file) { session throws(StoreFailure) -> (Int, Bool) in
            try session.execute(NoticeRows.endDue, [.moment(now)])
            let all = try session.all(NoticeRows.owed, []) { row throws(StoreFailure) in
                Owed(
                    id: row.id(0), draft: try NoticeDocument.draft(row.text(1)), endedAt: row.moment(2),
                    isQuiet: row.flag(3))
            }
            var (count, rings) = (0, false)
            for notice in all where count < limit {
                let told = try Self.tell(notice, limit - count, now, decide, session)
                rings = rings || told.rings
                if told.count == 0, now.since(notice.endedAt) > Self.openTransactions {
                    try session.execute(NoticeRows.settle, [.id(notice.id), .moment(now)])
                }
                count += told.count
            }
            return (count, rings)
        }
        if rings { doorbell.ring() }
        return count
    }

    /// Gives how many were decided about, and whether any is told.
    private static func tell(
        _ notice: Owed, _ limit: Int, _ now: Moment, _ decide: (NoticeEnd) -> NoticeEndVerdict,
        _ session: any SQLSession
    ) throws(StoreFailure) -> (count: Int, rings: Bool) {
        let waiting = try session.all(NoticeContactRows.waiting, [.id(notice.id), .int(limit)]) { row in
            RowKeys.channel(row, 1).map { channel in
                (
                    id: row.id(0),
                    end: NoticeEnd(
                        now: now, draft: notice.draft, endedAt: notice.endedAt, isQuiet: notice.isQuiet,
                        recipient: LinkHolder(channel: channel, address: row.text(3)),
                        language: Language(rawValue: row.text(4)) ?? .english, request: row.optionalID(5),
                        conversation: row.optionalID(6), messageID: row.optionalText(7), wasTold: row.flag(8))
                )
            }
        }.compactMap { $0 }
        var rings = false
        for (id, known) in waiting {
            var end = known
            let whom: [SQLValue] = [.text(end.recipient.channel.id), .text(end.recipient.address)]
            end.isOptedOut = try session.exists(FactsReader.optedOut, whom)
            end.isBounced = try session.first(DuplicateFactsReader.arrived, whom) { $0.flag(0) } ?? false
            switch decide(end) {
            case .tell(let outbound):
                guard try session.execute(NoticeContactRows.close, [.id(id), .id(outbound.id), .null]) == 1 else {
                    continue
                }
                try OutboxRows.insert(outbound, session)
                rings = true
            case .skip(let reason):
                try session.execute(NoticeContactRows.close, [.id(id), .null, .text(reason.rawValue)])
            }
        }
        return (waiting.count, rings)
    }
}
