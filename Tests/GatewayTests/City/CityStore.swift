import Foundation
import Intake
import Store
import TestKit

/// On which engine the tests of the whole gateway run: the embedded one, or with `INTAKE_TEST_STORE=postgres` PostgreSQL, which the tests
/// start themselves.
enum CityStore {
    static let isPostgres = ProcessInfo.processInfo.environment["INTAKE_TEST_STORE"] == "postgres"

    /// The settings of a city whose files are in `folder`; on PostgreSQL a database is made for it.
    static func settings(_ text: String, _ folder: TemporaryFolder) throws -> String {
        let store = "store: data\n"
        guard isPostgres, text.contains(store) else { return text }
        let server = try PostgresServer.shared()
        try server.makeDatabase(of: folder)
        return text.replacing(store, with: "store: \(server.url(PostgresServer.database(of: folder.path)))\n")
    }

    /// The same for a city whose settings stand in a file already.
    static func settle(_ file: String, store: String, folder: String) throws {
        guard isPostgres else { return }
        let server = try PostgresServer.shared()
        try server.makeDatabase(of: folder)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let url = server.url(PostgresServer.database(of: folder))
        try text.replacing("store: \(store)\n", with: "store: \(url)\ndata: ../data\n").write(
            toFile: file, atomically: true, encoding: .utf8)
    }

    /// Removes the database of a city that `settle` made.
    static func remove(_ folder: String) throws {
        guard isPostgres else { return }
        try PostgresServer.shared().removeDatabase(of: folder)
    }

    /// Opens the database of a city beside its gateway.
    ///
    /// - Parameter folder: the city's folder of data.
    static func open(_ folder: String, _ purpose: StorePurpose) async throws -> any SQLDatabase {
        guard isPostgres else { return try SQLiteDatabase(folder: folder, purpose: purpose) }
        let city = URL(filePath: folder).deletingLastPathComponent().path
        let name = PostgresServer.database(of: city.hasSuffix("/") ? String(city.dropLast()) : city)
        return try await PostgresDatabase.open(PostgresURL(try PostgresServer.shared().url(name)), purpose: purpose)
    }
}
