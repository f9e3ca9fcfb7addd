package import Intake

/// The catalogue's history in the tables `catalogue_version` and `catalogue_change`.
package struct SQLCatalogueBook: CatalogueBook {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func current() async throws(StoreFailure) -> (number: Int, definitions: [CatalogueEntry]) {
        try await database.read { session throws(StoreFailure) in
            let number = try session.first(Self.last, []) { $0.int(0) } ?? 0
            return (number, try session.all(Self.definitions, []) { Self.entry($0, from: 0) }.compactMap(\.self))
        }
    }

    package func newest() async throws(StoreFailure) -> Int {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.last, []) { $0.int(0) } ?? 0
        }
    }

    package func record(
        _ entries: [CatalogueEntry], after number: Int, at now: Moment
    ) async throws(StoreFailure) -> Int? {
        try await database.write(.keep) { session throws(StoreFailure) in
            let version = number + 1
            guard try session.execute(Self.insertVersion, [.int(version), .moment(now)]) == 1 else { return nil }
            for entry in entries {
                try session.write(
                    Self.insertChange,
                    [
                        .text(entry.code), .int(version), .text(entry.kind.rawValue),
                        .text(entry.fields.joined(separator: ",")), .optional(entry.definition),
                    ])
            }
            return version
        }
    }

    package func versions(since: Moment?) async throws(StoreFailure) -> [CatalogueVersion] {
        try await database.read { session throws(StoreFailure) in
            let versions = try session.all(Self.versionsSince, [.moment(since ?? Moment(milliseconds: 0))]) {
                (number: $0.int(0), madeAt: $0.moment(1))
            }
            var all: [CatalogueVersion] = []
            for (number, madeAt) in versions {
                let entries = try session.all(Self.changes, [.int(number)]) { Self.entry($0, from: 0) }
                all.append(
                    CatalogueVersion(number: number, madeAt: madeAt, entries: entries.compactMap(\.self)))
            }
            return all
        }
    }

    /// Nil for a kind that a newer program wrote.
    private static func entry(_ row: borrowing SQLRow, from column: Int) -> CatalogueEntry? {
        guard let kind = CatalogueChange.Kind(rawValue: row.text(column + 1)) else { return nil }
        return CatalogueEntry(
            code: row.text(column), kind: kind,
            fields: row.text(column + 2).split(separator: ",").map(String.init),
            definition: row.optionalText(column + 3))
    }

    private static let last = SQLStatement("SELECT number FROM catalogue_version ORDER BY number DESC LIMIT 1")

    /// What left the catalogue has no definition of its own any more: the one before counts.
    private static let definitions = SQLStatement(
        """
        SELECT c.code, c.kind, c.fields, COALESCE(c.definition, (
            SELECT d.definition FROM catalogue_change d WHERE d.code = c.code AND d.definition IS NOT NULL
            ORDER BY d.version DESC LIMIT 1))
        FROM catalogue_change c
        WHERE c.version = (SELECT MAX(l.version) FROM catalogue_change l WHERE l.code = c.code)
        ORDER BY c.code
        """)

    private static let insertVersion = SQLStatement(
        "INSERT INTO catalogue_version (number, made_at) VALUES ($1, $2) ON CONFLICT (number) DO NOTHING")

    private static let insertChange = SQLStatement(
        "INSERT INTO catalogue_change (code, version, kind, fields, definition) VALUES ($1, $2, $3, $4, $5)")

    private static let versionsSince = SQLStatement(
        "SELECT number, made_at FROM catalogue_version WHERE made_at >= $1 ORDER BY number LIMIT 10000")

    private static let changes = SQLStatement(
        "SELECT code, kind, fields, definition FROM catalogue_change WHERE version = $1 ORDER BY code")
}
