package import Intake

/// The notices that hold now, by the index of those that nobody has ended.
package struct SQLOpenNotices: OpenNotices {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func open(at now: Moment, limit: Int) async throws(StoreFailure) -> [IncidentNotice] {
        try await database.read { session throws(StoreFailure) in
            let all = try session.all(NoticeRows.open, []) { row throws(StoreFailure) in try NoticeRows.notice(row) }
            return Array(all.reversed().filter { $0.isOpen(at: now) }.prefix(limit))
        }
    }
}
