import Desk
package import Intake
package import Reports

/// The manager's targets, on a database.
package struct SQLTargets: TargetBook, TargetDesk {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: SubjectAudit

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = SubjectAudit(of: "figure_target", ids: ids)
    }

    package func targets(on day: String, asOf: Moment?, limit: Int) async throws(StoreFailure) -> [FigureTarget] {
        let values: [SQLValue] = [.text(day), .int64(asOf?.milliseconds ?? .max), .int(limit)]
        let found = try await database.read { session throws(StoreFailure) in
            try session.all(TargetRows.onDay, values) { TargetRows.target($0) }.compactMap { $0 }
        }
        // Two that were set at the same moment both stand: the later one counts.
        return found.filter { target in
            !found.contains { $0.id > target.id && TargetRows.isSameFigure($0.draft, target.draft) }
        }
    }

    package func allTargets(
        after: (day: String, id: RowID)?, limit: Int
    ) async throws(StoreFailure) -> [FigureTarget] {
        let values: [SQLValue] = [
            .text(after?.day ?? "9999-12-31"), .int64(after?.id.rawValue ?? .max), .int(limit),
        ]
        return try await database.read { session throws(StoreFailure) in
            try session.all(TargetRows.list, values) { TargetRows.target($0) }.compactMap { $0 }
        }
    }

    package func set(
        _ draft: TargetDraft, form: String, by author: Int64, at now: Moment
    ) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            let id = ids.next()
            var draft = draft
            // One that is set for later stays, and this one holds until then.
            let next = try session.first(TargetRows.next, TargetRows.subject(draft) + [.text(draft.from)]) {
                $0.text(0)
            }
            if let next, next <= draft.to ?? next { draft.to = CityCalendar.day(next, plus: -1) }
            let values = [.id(id), .text(form)] + TargetRows.values(draft) + [.moment(now), .int64(author)]
            let days: [SQLValue] = [.text(draft.from), .text(draft.to ?? "9999-12-31")]
            let same = try session.all(TargetRows.same, TargetRows.subject(draft) + days) { $0.id(0) }
            guard try session.execute(TargetRows.insert, values) == 1 else { return }
            let before = CityCalendar.day(draft.from, plus: -1) ?? draft.from
            for other in same { try end(other, on: before, by: author, at: now, session) }
            try audit.write(.targetSet, id, after: TargetRows.told(draft), by: Self.person(author), at: now, session)
        }
    }

    package func end(
        _ target: RowID, on day: String, by author: Int64, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            let found = try session.first(TargetRows.one, [.id(target)]) { TargetRows.target($0) } ?? nil
            // One that begins later never holds then.
            guard let found, found.lastDay.map({ $0 > day && $0 >= found.draft.from }) ?? true else { return false }
            try end(target, on: day, by: author, at: now, session)
            return true
        }
    }

    private func end(
        _ target: RowID, on day: String, by author: Int64, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            TargetRows.insertEnd, [.id(ids.next()), .id(target), .text(day), .moment(now), .int64(author)])
        try audit.write(.targetEnded, target, after: ["last day": day], by: Self.person(author), at: now, session)
    }

    private static func person(_ account: Int64) -> ChangeAuthor { .person(AccountID(rawValue: account)) }
}
