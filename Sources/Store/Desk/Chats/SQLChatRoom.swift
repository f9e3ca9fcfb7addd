package import Desk
package import Intake

/// How the staff end chats and come into them, each with its trace in the audit trail.
package struct SQLChatRoom: ChatRoom {
    private let database: any SQLDatabase
    private let rows: ReceivedRows
    private let stage: SQLChatStage
    private let desk: SQLRequestDesk

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
        stage = SQLChatStage(database: database, rows: rows)
        desk = SQLRequestDesk(database: database, rows: rows)
    }

    package func chat(of request: RowID) async throws(StoreFailure) -> StaffedChat? {
        try await database.read { session throws(StoreFailure) in try ChatJoining.chat(of: request, session) }
    }

    package func end(
        _ request: TrackingNumber, seen: Int, closes: Bool, by changer: Changer, name: String,
        decide: @escaping @Sendable (RequestChange, ChangeFacts, Changer) -> ChangeVerdict
    ) async throws(StoreFailure) -> ChatEnding {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let standing = try StandingRows.standing(request, session) else { return ChatEnding(.noRequest) }
            guard standing.version == seen else {
                return ChatEnding(.overtaken(try SQLRequestDesk.rival(standing, session)))
            }
            if let holder = standing.holder, holder.agent != changer.agent, !changer.mayAssignOthers {
                return ChatEnding(.refused(.held(holder)))
            }
            let facts = ChangeFacts(now: rows.clock.now(), standing: standing)
            var closing: DecidedChange?
            if closes {
                switch decide(.close(.resolved), facts, changer) {
                case .refuse(let refusal): return ChatEnding(.refused(refusal))
                case .change(let decided): closing = decided
                }
            }
            let lines = try stage.end(request: request, by: name, at: facts.now, session)
            guard let last = lines.last else { return ChatEnding(.refused(.nothing)) }
            try ChangeRows(rows: rows).audit(
                .chatEnded, .request(standing.request), by: changer, after: ["chat": last.session.description],
                at: facts.now, session)
            if let closing { _ = try desk.write(closing, facts, changer, session) }
            return ChatEnding(.done, lines: lines)
        }
    }

    package func join(_ request: TrackingNumber, by changer: Changer) async throws(StoreFailure) -> ChangeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let standing = try StandingRows.standing(request, session) else { return .noRequest }
            let isIn = try ChatJoining(rows: rows).join(
                standing.request, agent: changer.agent, at: rows.clock.now(), session)
            return isIn ? .done : .refused(.nothing)
        }
    }
}
