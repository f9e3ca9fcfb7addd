package import Desk
package import Intake
package import Reports

/// The manager's notes on dates, on a database.
package struct SQLDateNotes: DateNoteBook, DateNoteDesk {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: SubjectAudit

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = SubjectAudit(of: "date_note", ids: ids)
    }

    package func notes(
        from: String, to: String, asOf: Moment?, limit: Int
    ) async throws(StoreFailure) -> [DateNote] {
        let values: [SQLValue] = [
            .text(from), .text(to), .int64(asOf?.milliseconds ?? .max), .int(limit),
        ]
        return try await database.read { session throws(StoreFailure) in
            try session.all(DateNoteRows.ofDays, values) { DateNoteRows.note($0) }
        }
    }

    package func allNotes(
        after: (day: String, id: RowID)?, limit: Int
    ) async throws(StoreFailure) -> [DateNote] {
        let values: [SQLValue] = [
            .text(after?.day ?? "9999-12-31"), .int64(after?.id.rawValue ?? .max), .int(limit),
        ]
        return try await database.read { session throws(StoreFailure) in
            try session.all(DateNoteRows.list, values) { DateNoteRows.note($0) }
        }
    }

    package func note(_ id: RowID) async throws(StoreFailure) -> DateNote? {
        try await database.read { session throws(StoreFailure) in
            try session.first(DateNoteRows.one, [.id(id)]) { DateNoteRows.note($0) }
        }
    }

    package func write(
        _ draft: DateNoteDraft, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            let id = ids.next()
            let who = SQLValue.int64(author.account)
            guard try session.execute(DateNoteRows.insert, [.id(id), .text(form), .moment(now), who]) == 1 else {
                return
            }
            try session.execute(
                DateNoteRows.insertVersion,
                [.id(id), .int(1)] + DateNoteRows.values(draft) + [.flag(false), .moment(now), who])
            try audit.write(.dateNoteWritten, id, after: DateNoteRows.told(draft), by: author, at: now, session)
        }
    }

    package func change(
        _ note: RowID, to draft: DateNoteDraft, seen: Int, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await renew(note, seen: seen, by: author, at: now, .dateNoteChanged) { _ in draft }
    }

    package func withdraw(
        _ note: RowID, seen: Int, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await renew(note, seen: seen, by: author, at: now, .dateNoteWithdrawn) {
            DateNoteDraft(from: $0.from, to: $0.to, channelKind: $0.channelKind, channel: $0.channel, text: $0.text)
        }
    }

    /// - Parameter draft: what the next version says of the one before; nil where that cannot be.
    private func renew(
        _ note: RowID, seen: Int, by author: ChangeAuthor, at now: Moment, _ action: AuditAction,
        _ draft: @escaping @Sendable (DateNote) -> DateNoteDraft?
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            let found = try session.first(DateNoteRows.one, [.id(note)]) { DateNoteRows.note($0) }
            guard let found, !found.isWithdrawn, found.version == seen, let next = draft(found) else { return false }
            let isEnd = action == .dateNoteWithdrawn
            let values: [SQLValue] = [.flag(isEnd), .moment(now), .int64(author.account)]
            let added = try session.execute(
                DateNoteRows.insertVersion, [.id(note), .int(seen + 1)] + DateNoteRows.values(next) + values)
            guard added == 1 else { return false }
            try audit.write(
                action, note, before: DateNoteRows.told(found), after: isEnd ? [:] : DateNoteRows.told(next),
                by: author, at: now, session)
            return true
        }
    }
}
