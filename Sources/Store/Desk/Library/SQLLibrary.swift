package import Desk
package import Intake

/// The library on a database.
package struct SQLLibrary: LibraryBook {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: AuditRows

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = AuditRows(ids: ids)
    }

    package func entries(alsoRetired: Bool) async throws(StoreFailure) -> [LibraryEntry] {
        try await database.read { session throws(StoreFailure) in
            let ids = try session.all(LibraryRows.ids, [.flag(alsoRetired)]) { $0.id(0) }
            var entries: [LibraryEntry] = []
            for id in ids {
                if let entry = try LibraryRows.entry(id, session) { entries.append(entry) }
            }
            return entries.sorted { ($0.draft.name, $0.id) < ($1.draft.name, $1.id) }
        }
    }

    package func entry(_ id: RowID) async throws(StoreFailure) -> LibraryEntry? {
        try await database.read { session throws(StoreFailure) in try LibraryRows.entry(id, session) }
    }

    package func isEmpty() async throws(StoreFailure) -> Bool {
        try await database.read { session throws(StoreFailure) in try !session.exists(LibraryRows.any, []) }
    }

    package func add(
        _ draft: LibraryDraft, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> LibraryOutcome {
        try await database.write(.keep) { session throws(StoreFailure) in
            let id = ids.next()
            // The index decides: a form that was sent twice adds one entry.
            guard try LibraryRows.insert(draft, id: id, form: form, at: now, session) else {
                return try LibraryRows.id(ofForm: form, session).map { .done($0) } ?? .unknown
            }
            try LibraryRows.write(draft.texts, of: id, session)
            try note(.libraryAdded, id, before: [:], after: LibraryRows.values(draft), by: author, at: now, session)
            return .done(id)
        }
    }

    package func change(
        _ id: RowID, to draft: LibraryDraft, version: Int, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> LibraryOutcome {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let known = try LibraryRows.entry(id, session) else { return .unknown }
            guard known.draft != draft else { return .done(id) }
            guard try LibraryRows.update(id, to: draft, version: version, at: now, session) else { return .overtaken }
            try LibraryRows.write(draft.texts, of: id, session)
            try note(
                .libraryChanged, id, before: LibraryRows.values(known.draft), after: LibraryRows.values(draft),
                by: author, at: now, session)
            return .done(id)
        }
    }

    package func setRetired(
        _ isRetired: Bool, _ id: RowID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> LibraryOutcome {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let known = try LibraryRows.entry(id, session) else { return .unknown }
            guard (known.retiredAt != nil) != isRetired else { return .done(id) }
            try LibraryRows.retire(id, at: isRetired ? now : nil, session)
            try note(
                isRetired ? .libraryRetired : .libraryRestored, id, before: [:], after: ["name": known.draft.name],
                by: author, at: now, session)
            return .done(id)
        }
    }

    private func note(
        _ action: AuditAction, _ id: RowID, before: [String: String], after: [String: String],
        by author: ChangeAuthor, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try audit.write(
            AuditEntry(
                at: now, author: author, action: action, subject: AuditSubject(kind: "library", id: id),
                before: before, after: after), session)
    }
}
