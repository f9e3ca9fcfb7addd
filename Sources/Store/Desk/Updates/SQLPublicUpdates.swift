package import Desk
package import Intake

/// Updates that everybody may read, each published and taken back with an entry in the audit trail.
package struct SQLPublicUpdates: PublicUpdates {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: AuditRows

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = AuditRows(ids: ids)
    }

    package func publish(_ draft: UpdateDraft, at now: Moment) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) in
            let found = try session.first(Self.request, [.text(draft.request.symbols)]) { $0.id(0) }
            guard let request = found else { return false }
            let id = ids.next()
            let added = try session.execute(
                Self.insert,
                [
                    .id(id), .id(request), .int64(draft.author.rawValue), .text(draft.authorName), .text(draft.form),
                    .text(draft.text), .moment(now),
                ])
            guard added == 1 else { return true }
            try note(.updatePublished, request, draft.authorName, now, session)
            try audit.write(
                AuditEntry(
                    at: now, author: .person(draft.author), action: .updatePublished,
                    subject: AuditSubject(kind: "service_request", id: request), after: ["update": draft.text]),
                session)
            return true
        }
    }

    package func withdraw(
        _ update: RowID, on request: TrackingNumber, by author: AccountID, name: String, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) in
            let found = try session.first(Self.open, [.id(update), .text(request.symbols)]) {
                (request: $0.id(0), text: $0.text(1))
            }
            guard let open = found else { return false }
            guard try session.execute(Self.withdraw, [.id(update), .moment(now)]) == 1 else { return false }
            try note(.updateWithdrawn, open.request, name, now, session)
            try audit.write(
                AuditEntry(
                    at: now, author: .person(author), action: .updateWithdrawn,
                    subject: AuditSubject(kind: "service_request", id: open.request), before: ["update": open.text]),
                session)
            return true
        }
    }

    package func updates(on request: TrackingNumber) async throws(StoreFailure) -> [PublicUpdate] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.updates, [.text(request.symbols), 100]) { PublicUpdateRows.update($0) }
        }
    }

    private func note(
        _ kind: TimelineEvent.Kind, _ request: RowID, _ name: String, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            ChangesWriter.insertEvent,
            [.id(ids.next()), .id(request), .text(kind.rawValue), .null, .text(name), .moment(now)])
    }

    private static let request = SQLStatement("SELECT id FROM service_request WHERE tracking_number = $1")

    private static let insert = SQLStatement(
        """
        INSERT INTO public_update (id, request, author, author_name, form, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (form) DO NOTHING
        """)

    private static let open = SQLStatement(
        """
        SELECT u.request, u.text FROM public_update u JOIN service_request s ON s.id = u.request
        WHERE u.id = $1 AND s.tracking_number = $2 AND u.withdrawn_at IS NULL
        """)

    private static let withdraw = SQLStatement(
        "UPDATE public_update SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL")

    static let updates = SQLStatement(
        """
        SELECT u.id, u.text, u.author_name, u.at FROM service_request s JOIN public_update u ON u.request = s.id
        WHERE s.tracking_number = $1 AND u.withdrawn_at IS NULL ORDER BY u.id LIMIT $2
        """)
}
