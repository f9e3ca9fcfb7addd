import Intake
import Store
import TestKit
import Testing

/// The engines that the store's suites run on.
enum StoreEngine: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case sqlite
    case postgres

    /// Those that are here. SQLite always is.
    static let allCases: [StoreEngine] = PostgresServer.isInstalled ? [.sqlite, .postgres] : [.sqlite]

    /// Those on which several nodes write.
    static let several = allCases.filter { $0 == .postgres }

    var testDescription: String { rawValue }

    /// Opens the database that belongs to `folder`, empty at first; the caller keeps `folder` while it is used.
    ///
    /// - Parameter isMigrated: whether it may have the product's tables already, which is quicker than to make them.
    func open(
        _ folder: TemporaryFolder, isMigrated: Bool = false, _ limit: (inout WriteLimits) -> Void = { _ in }
    ) async throws -> any SQLDatabase {
        switch self {
        case .sqlite: return try Self.openSQLite(folder) { limit(&$0.queue) }
        case .postgres:
            var settings = PostgresSettings()
            limit(&settings.queue)
            let url = try await PostgresDatabases.shared.url(of: folder, isMigrated: isMigrated)
            return try await PostgresDatabase.open(url, purpose: .serve, settings: settings)
        }
    }

    /// For what only SQLite does.
    static func openSQLite(
        _ folder: TemporaryFolder, _ change: (inout SQLiteSettings) -> Void = { _ in }
    ) throws -> SQLiteDatabase {
        var settings = SQLiteSettings()
        change(&settings)
        return try SQLiteDatabase(folder: folder.path, purpose: .serve, settings: settings)
    }
}
