import Store
import TestKit
import Testing

/// The engines that the store's suites run on. PostgreSQL becomes a second case.
enum StoreEngine: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case sqlite

    var testDescription: String { rawValue }

    /// Opens an empty database; the caller keeps `folder` while it is used.
    func open(
        _ folder: TemporaryFolder, _ change: (inout SQLiteSettings) -> Void = { _ in }
    ) throws -> SQLiteDatabase {
        var settings = SQLiteSettings()
        change(&settings)
        return try SQLiteDatabase(folder: folder.path, purpose: .serve, settings: settings)
    }
}
