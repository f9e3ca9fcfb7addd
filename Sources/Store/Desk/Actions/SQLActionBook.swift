package import Desk
package import Intake

/// The record of what was done, on a database.
package struct SQLActionBook: ActionBook {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: SubjectAudit

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = SubjectAudit(of: "action_record", ids: ids)
    }

    package func add(
        _ draft: ActionDraft, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            let owner = try AccountRows.account(AccountID(rawValue: draft.owner.rawValue), session)
            guard let owner, owner.deactivatedAt == nil else { return false }
            let id = ids.next()
            let added = try session.execute(
                ActionRows.insert,
                [
                    .id(id), .text(draft.kind.rawValue), .agent(draft.owner), .text(draft.day), .optional(draft.due),
                    .text(draft.department), .text(draft.partner), .text(draft.text), .text(draft.form), .moment(now),
                    .int64(author.account),
                ])
            guard added == 1 else { return true }
            var values = ["kind": draft.kind.rawValue, "owner": draft.owner.description, "day": draft.day]
            values["due"] = draft.due
            try audit.write(.actionRecorded, id, after: values, by: author, at: now, session)
            return true
        }
    }

    package func finish(
        _ action: RowID, on day: String, outcome: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            let values: [SQLValue] = [
                .id(action), .text(outcome), .text(day), .moment(now), .int64(author.account),
            ]
            guard try session.execute(ActionRows.finish, values) == 1 else { return false }
            try audit.write(.actionDone, action, after: ["done on": day], by: author, at: now, session)
            return true
        }
    }

    package func actions(
        _ filter: ActionFilter, after: (day: String, id: RowID)?, limit: Int
    ) async throws(StoreFailure) -> [ActionRecord] {
        let values =
            ActionRows.values(filter) + [
                .text(after?.day ?? "9999-12-31"), .int64(after?.id.rawValue ?? .max), .int(limit),
            ]
        return try await database.read { session throws(StoreFailure) in
            try session.all(ActionRows.list, values) { ActionRows.action($0) }.compactMap { $0 }
        }
    }

    package func counts(_ filter: ActionFilter) async throws(StoreFailure) -> [ActionKind: ActionCount] {
        var everything = filter
        (everything.kind, everything.state) = (nil, nil)
        let values = Array(ActionRows.values(everything).dropLast(2))
        return try await database.read { session throws(StoreFailure) -> [ActionKind: ActionCount] in
            var counts: [ActionKind: ActionCount] = [:]
            try session.query(ActionRows.counts, values) { row in
                guard let kind = ActionKind(rawValue: row.text(0)) else { return }
                counts[kind] = ActionCount(all: row.int(1), done: row.int(2), overdue: row.int(3))
            }
            return counts
        }
    }
}
