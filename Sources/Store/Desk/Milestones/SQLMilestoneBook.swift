package import Desk
package import Intake

/// The record of milestones, on a database.
package struct SQLMilestoneBook: MilestoneBook {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: SubjectAudit

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = SubjectAudit(of: "milestone", ids: ids)
    }

    package func add(
        _ draft: MilestoneDraft, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            guard try isAccount(draft.person, session) else { return false }
            if let id = try insert(draft, form: form, replacing: nil, by: author, at: now, session) {
                try audit.write(.milestoneRecorded, id, after: Self.told(draft), by: author, at: now, session)
            }
            return true
        }
    }

    package func change(
        _ milestone: RowID, to draft: MilestoneDraft, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            guard try isAccount(draft.person, session), let old = try one(milestone, session),
                try end(milestone, by: author, at: now, session),
                let id = try insert(draft, form: form, replacing: milestone, by: author, at: now, session)
            else { return false }
            try audit.write(
                .milestoneChanged, id, before: Self.told(old), after: Self.told(draft), by: author, at: now, session)
            return true
        }
    }

    package func withdraw(
        _ milestone: RowID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            guard let old = try one(milestone, session), try end(milestone, by: author, at: now, session) else {
                return false
            }
            try audit.write(.milestoneWithdrawn, milestone, before: Self.told(old), by: author, at: now, session)
            return true
        }
    }

    package func milestones(
        from: String, to: String, asOf: Moment?
    ) async throws(StoreFailure) -> [Milestone] {
        let days: [SQLValue] = [.text(from), .text(to)]
        return try await database.read { session throws(StoreFailure) in
            let statement = asOf == nil ? MilestoneRows.ofDays : MilestoneRows.ofDaysAsOf
            return try session.all(statement, days + (asOf.map { [.moment($0)] } ?? [])) {
                MilestoneRows.milestone($0)
            }.compactMap { $0 }
        }
    }

    package func milestone(_ id: RowID) async throws(StoreFailure) -> Milestone? {
        try await database.read { session throws(StoreFailure) in try one(id, session) }
    }

    package func reviewed(from: Moment, to: Moment) async throws(StoreFailure) -> [ReviewedEngagement] {
        try await database.read { session throws(StoreFailure) in
            try session.all(MilestoneRows.reviewed, [.moment(from), .moment(to)]) {
                ReviewedEngagement(at: $0.moment(0), agentName: $0.text(1), symbols: $0.text(2))
            }
        }
    }

    private func one(_ id: RowID, _ session: any SQLSession) throws(StoreFailure) -> Milestone? {
        try session.first(MilestoneRows.one, [.id(id)]) { MilestoneRows.milestone($0) } ?? nil
    }

    private func isAccount(_ person: AccountID?, _ session: any SQLSession) throws(StoreFailure) -> Bool {
        guard let person else { return true }
        return try AccountRows.account(person, session) != nil
    }

    /// Nil where the form was sent already.
    private func insert(
        _ draft: MilestoneDraft, form: String, replacing: RowID?, by author: ChangeAuthor, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) -> RowID? {
        let id = ids.next()
        let added = try session.execute(
            MilestoneRows.insert,
            [
                .id(id), .text(draft.kind.rawValue), .text(draft.day), .text(draft.name),
                draft.person.map { .int64($0.rawValue) } ?? .null, .text(draft.text), .text(form),
                .optional(replacing), .moment(now), .int64(author.account),
            ])
        return added == 1 ? id : nil
    }

    private func end(
        _ id: RowID, by author: ChangeAuthor, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        try session.execute(MilestoneRows.end, [.id(id), .moment(now), .int64(author.account)]) == 1
    }

    private static func told(_ draft: MilestoneDraft) -> [String: String] {
        told(draft.kind, draft.day, draft.name, draft.person, draft.text)
    }

    private static func told(_ milestone: Milestone) -> [String: String] {
        told(milestone.kind, milestone.day, milestone.name, milestone.person, milestone.text)
    }

    private static func told(
        _ kind: MilestoneKind, _ day: String, _ name: String, _ person: AccountID?, _ text: String
    ) -> [String: String] {
        [
            "kind": kind.rawValue, "day": day, "name": name, "text": text,
            "person": person.map { "\($0.rawValue)" } ?? "",
        ]
        .filter { !$0.value.isEmpty }
    }
}
