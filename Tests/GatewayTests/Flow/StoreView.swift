import Intake
import Store

/// Looks into a gateway's database beside it, by SQL: what a test counts is counted independently of the program's own reports.
struct StoreView: Sendable {
    private let open: @Sendable () async throws -> any SQLDatabase

    /// - Parameter folder: a city's folder of data.
    init(folder: String) { open = { try await CityStore.open(folder, .read) } }

    /// - Parameter url: of a PostgreSQL database.
    init(url: String) { open = { try await PostgresDatabase.open(PostgresURL(url), purpose: .read) } }

    /// The single number that a query gives.
    func number(_ sql: String) async throws -> Int { try await rows(sql).first.flatMap { Int($0.first ?? "") } ?? 0 }

    /// Every row's columns as text.
    func rows(_ sql: String, columns: Int = 1) async throws -> [[String]] {
        let database = try await open()
        do {
            let rows = try await database.read { session throws(StoreFailure) in
                try session.all(SQLStatement(once: sql), []) { row in (0..<columns).map { row.text($0) } }
            }
            await database.close()
            return rows
        } catch {
            await database.close()
            throw error
        }
    }
}
