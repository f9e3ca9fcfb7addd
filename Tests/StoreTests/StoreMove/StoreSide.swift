import Intake
import Store
import TestKit

/// One of two stores between which everything is moved.
enum StoreSide: Sendable {
    /// A data folder.
    case folder(String)
    case postgres(PostgresURL)

    /// An empty database of PostgreSQL's that goes with a folder.
    static func postgres(of folder: TemporaryFolder) async throws -> StoreSide {
        .postgres(try await PostgresDatabases.shared.url(of: folder, isMigrated: false))
    }

    /// - Parameter patience: how long to wait for whoever has PostgreSQL's lock; one who has just closed it may have it for a moment more.
    func open(
        _ purpose: StorePurpose, patience: Duration = Patience.usual
    ) async throws(StoreFailure) -> any SQLDatabase {
        switch self {
        case .folder(let folder): return try SQLiteDatabase(folder: folder, purpose: purpose)
        case .postgres(let url):
            var settings = PostgresSettings()
            settings.takeover = patience
            return try await PostgresDatabase.open(url, purpose: purpose, settings: settings)
        }
    }

    /// Moves all of it as a process of its own would.
    func move(
        to target: StoreSide, watch: MoveWatch = MoveWatch(), patience: Duration = Patience.usual
    ) async throws -> MovedStore {
        let source = try await open(.move, patience: patience)
        let into: any SQLDatabase
        do throws(StoreFailure) {
            into = try await target.open(.move, patience: patience)
        } catch {
            await source.close()
            throw error
        }
        do {
            let move = StoreMove(from: source, to: into, clock: FakeWallClock(), watch: watch)
            let moved = try await move.run()
            await into.close()
            await source.close()
            return moved
        } catch {
            await into.close()
            await source.close()
            throw error
        }
    }

    /// Writes beside nobody.
    func run(_ sql: String) async throws {
        let database = try await open(.work)
        do {
            _ = try await database.write(.file) { session throws(StoreFailure) in
                try session.execute(SQLStatement(once: sql))
            }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    /// The first column of a query.
    func column(_ sql: String) async throws -> [String] {
        let database = try await open(.read)
        let rows = try await database.read { session throws(StoreFailure) in
            try session.all(SQLStatement(once: sql), []) { $0.text(0) }
        }
        await database.close()
        return rows
    }
}
