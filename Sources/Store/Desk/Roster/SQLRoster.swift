package import Desk
package import Intake

/// The training roster on a database, for the floor and for those who keep it.
package struct SQLRoster: AgentProfiles, RosterBook {
    private let database: any SQLDatabase
    private let audit: AuditRows
    private let calendar: CityCalendar

    package init(database: any SQLDatabase, ids: RowIDSource, calendar: CityCalendar) {
        self.database = database
        self.calendar = calendar
        audit = AuditRows(ids: ids)
    }

    package func roll(unlessStill stamp: AgentRoll.Stamp?) async throws(StoreFailure) -> AgentRoll? {
        try await database.read { session throws(StoreFailure) in
            // Every change of an account, its roles or the roster stands in the trail.
            let now = try session.first(Self.stamp, [.int64(session.dialect.lateRows.span)]) {
                AgentRoll.Stamp(newest: $0.optionalID(0), unsettled: $0.int(1))
            }
            guard let now, now != stamp else { return nil }
            return AgentRoll(stamp: now, profiles: try RosterRows.entries(session).map { $0.profile(calendar) })
        }
    }

    package func entries() async throws(StoreFailure) -> [RosterEntry] {
        try await database.read { session throws(StoreFailure) in
            try RosterRows.entries(session).sorted {
                ($0.account.displayName.text, $0.account.id) < ($1.account.displayName.text, $1.account.id)
            }
        }
    }

    package func entry(of account: AccountID) async throws(StoreFailure) -> RosterEntry? {
        try await database.read { session throws(StoreFailure) in try RosterRows.entry(of: account, session) }
    }

    package func keep(
        _ entry: RosterEntry, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let known = try RosterRows.entry(of: entry.account.id, session) else { return false }
            let (before, after) = (RosterRows.values(known), RosterRows.values(entry))
            guard before != after else { return true }
            try RosterRows.write(entry, at: now, session)
            try audit.write(
                AuditEntry(
                    at: now, author: author, action: .rosterChanged, subject: .account(entry.account.id),
                    before: before, after: after), session)
            return true
        }
    }

    static let stamp = SQLStatement(
        """
        SELECT MAX(id), (SELECT COUNT(*) FROM audit WHERE id > (SELECT MAX(id) FROM audit) - $1) FROM audit
        """)
}
