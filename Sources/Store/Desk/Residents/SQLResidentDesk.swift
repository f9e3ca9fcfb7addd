package import Desk
package import Intake

/// Residents: read, put together and apart.
package struct SQLResidentDesk: ResidentDesk {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func resident(of request: TrackingNumber) async throws(StoreFailure) -> ResidentStory? {
        try await database.read { session throws(StoreFailure) in try ResidentReader.story(of: request, session) }
    }

    package func merge(
        _ resident: RowID, into other: RowID, by changer: Changer
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            // One whose identities are another's is no resident of their own any more.
            guard resident != other, try session.exists(Self.hasIdentity, [.id(resident)]),
                try session.exists(Self.hasIdentity, [.id(other)])
            else { return false }
            let (change, now) = (rows.ids.next(), rows.clock.now())
            try Movings.add(.residents, from: resident, to: other, change, at: now, session)
            for kind in Self.kinds {
                for id in try session.all(kind.find, [.id(resident)], { $0.id(0) }) {
                    try session.execute(MovedRows.note, [.id(change), .text(kind.name), .id(id)])
                    try session.execute(kind.move, [.id(id), .id(resident), .id(other)])
                }
            }
            try session.execute(Self.noteIdentities, [.id(change), .id(resident)])
            try session.execute(Self.moveIdentities, [.id(resident), .id(other)])
            try ChangeRows(rows: rows).audit(
                .residentMerged, .resident(resident), by: changer, after: ["into": other.description], at: now,
                session)
            return true
        }
    }

    package func unmerge(_ resident: RowID, by changer: Changer) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            let now = rows.clock.now()
            // Whoever they were put to may have been put to another since: what was theirs is there, and that is taken back first.
            guard let moving = try Movings.from(resident, .residents, session),
                try Movings.from(moving.target, .residents, session) == nil,
                try Movings.takeBack(moving.change, at: now, session)
            else { return false }
            for kind in Self.kinds {
                let noted: [SQLValue] = [.id(moving.change), .text(kind.name)]
                for id in try session.all(MovedRows.noted, noted, { $0.id(0) }) {
                    try session.execute(kind.move, [.id(id), .id(moving.target), .id(resident)])
                }
            }
            try session.execute(Self.restoreIdentities, [.id(moving.change), .id(moving.target), .id(resident)])
            try ChangeRows(rows: rows).audit(
                .residentUnmerged, .resident(resident), by: changer, before: ["into": moving.target.description],
                at: now, session)
            return true
        }
    }

    private struct Kind {
        var name: String
        var find: SQLStatement
        /// Sets the resident of a row that is another's: id, from, to.
        var move: SQLStatement
    }

    /// What is found through a request comes before the requests themselves, and what is found through a contact before the contacts: those
    /// without a case have nothing else that leads to them.
    private static let kinds = [
        Kind(
            name: "message",
            find: SQLStatement(
                """
                SELECT m.id FROM service_request s JOIN message m ON m.request = s.id
                WHERE s.resident = $1 AND m.resident = $1
                UNION
                SELECT m.id FROM contact c JOIN message m ON m.conversation = c.conversation AND m.request IS NULL
                WHERE c.resident = $1 AND c.request IS NULL AND m.resident = $1
                """),
            move: SQLStatement("UPDATE message SET resident = $3 WHERE id = $1 AND resident = $2")),
        Kind(
            name: "conversation",
            find: SQLStatement(
                """
                SELECT c.id FROM service_request s JOIN message m ON m.request = s.id
                    JOIN conversation c ON c.id = m.conversation
                WHERE s.resident = $1 AND c.resident = $1
                UNION
                SELECT v.id FROM contact c JOIN conversation v ON v.id = c.conversation
                WHERE c.resident = $1 AND c.request IS NULL AND v.resident = $1
                """),
            move: SQLStatement("UPDATE conversation SET resident = $3 WHERE id = $1 AND resident = $2")),
        Kind(
            name: "contact",
            find: SQLStatement(
                """
                SELECT c.id FROM service_request s JOIN message m ON m.request = s.id
                    JOIN contact c ON c.conversation = m.conversation
                WHERE s.resident = $1 AND c.resident = $1
                UNION
                SELECT id FROM contact WHERE resident = $1 AND request IS NULL
                """),
            move: SQLStatement("UPDATE contact SET resident = $3 WHERE id = $1 AND resident = $2")),
        Kind(
            name: "request", find: SQLStatement("SELECT id FROM service_request WHERE resident = $1"),
            move: SQLStatement("UPDATE service_request SET resident = $3 WHERE id = $1 AND resident = $2")),
    ]

    private static let hasIdentity = SQLStatement("SELECT 1 FROM identity WHERE resident = $1 LIMIT 1")

    private static let noteIdentities = SQLStatement(
        """
        INSERT INTO moved_identity (change_id, kind, address) SELECT $1, kind, address FROM identity
        WHERE resident = $2
        """)

    private static let moveIdentities = SQLStatement("UPDATE identity SET resident = $2 WHERE resident = $1")

    private static let restoreIdentities = SQLStatement(
        """
        UPDATE identity SET resident = $3 WHERE resident = $2 AND EXISTS (
            SELECT 1 FROM moved_identity v
            WHERE v.change_id = $1 AND v.kind = identity.kind AND v.address = identity.address)
        """)
}
