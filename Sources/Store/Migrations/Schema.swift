package import Intake

/// Brings a database's schema to the last of `migrations`, each in a transaction of its own, so that an interrupted start goes
/// on where it stopped.
package struct Schema: Sendable {
    /// Ascending, 1 to n.
    package let migrations: [Migration]

    /// The newest schema that this binary knows.
    package var newest: Int { migrations.last?.number ?? 0 }

    private static let bookkeeping = """
        {unhurried}
        {schema_lock}
        CREATE TABLE IF NOT EXISTS schema_migration (
            number {int64} NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            applied_ms {int64} NOT NULL
        ) {table};
        """
    private static let applied = SQLStatement("SELECT number, name FROM schema_migration ORDER BY number")
    private static let record = SQLStatement(
        "INSERT INTO schema_migration (number, name, applied_ms) VALUES ($1, $2, $3)")

    package init(migrations: [Migration]) { self.migrations = migrations }

    /// Runs what is missing and gives the numbers of the migrations that it ran.
    ///
    /// - Throws: `.damaged` where the database is newer than this binary or has another history; the error of a migration that
    ///   failed, which then has left nothing behind.
    @discardableResult
    package func migrate(_ database: any SQLDatabase, at now: Moment) async throws(StoreFailure) -> [Int] {
        try await database.write(.keep) { session throws(StoreFailure) in
            try session.script(Self.bookkeeping)
        }
        var ran: [Int] = []
        for migration in migrations {
            // Asked anew in each transaction: another node may have run it meanwhile.
            let isNew = try await database.write(.keep) { session throws(StoreFailure) in
                guard try self.check(session) < migration.number else { return false }
                try session.script("{unhurried}")
                // Before its work, so that another node that is about to do the same waits here, and then finds it done.
                try session.execute(
                    Self.record, [.int(migration.number), .text(migration.name), .moment(now)])
                try session.script(migration.text)
                return true
            }
            if isNew { ran.append(migration.number) }
        }
        // Also where there was nothing to run: a newer database has all of them.
        try await requireCurrent(database)
        return ran
    }

    /// Throws unless the database has exactly the schema of this binary: for commands that must not change it.
    package func requireCurrent(_ database: any SQLDatabase) async throws(StoreFailure) {
        let found = try await database.read { session throws(StoreFailure) -> Int in
            do throws(StoreFailure) {
                return try self.check(session)
            } catch {
                // Without its table the question itself is refused: nothing was ever migrated here.
                guard error.code == .refused else { throw error }
                return 0
            }
        }
        guard found == newest else {
            throw StoreFailure(
                .damaged,
                "the database has schema \(found) and this binary needs \(newest); `intake serve` brings it up to date")
        }
    }

    /// Makes the tables of the first `number` migrations in an empty database, without writing down that they ran.
    func lay(upTo number: Int, _ session: any SQLSession) throws(StoreFailure) {
        try session.script(Self.bookkeeping)
        for migration in migrations where migration.number <= number { try session.script(migration.text) }
    }

    /// The number of the last migration that the database has.
    ///
    /// - Throws: `.damaged` where the database is newer than this binary or has another history.
    func check(_ session: any SQLSession) throws(StoreFailure) -> Int {
        let found = try session.all(Self.applied, []) { row in (row.int(0), row.text(1)) }
        if let last = found.last?.0, last > newest {
            throw StoreFailure(
                .damaged, "the database has schema \(last) and this binary knows only \(newest); use the newer binary")
        }
        for ((number, name), known) in zip(found, migrations) where number != known.number || name != known.name {
            throw StoreFailure(
                .damaged, "the database's schema step \(number) is “\(name)”, here \(known.number) is “\(known.name)”")
        }
        return found.last?.0 ?? 0
    }
}
