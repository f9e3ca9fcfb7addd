import Foundation
import Intake
import TestKit
import Testing

@testable import Store

/// A small city on PostgreSQL with a folder for its backups.
struct PostgresCity: CityWithBackups {
    let city: SmallCity
    let url: PostgresURL
    let place: TemporaryFolder
    let backups: BackupFolder

    init() async throws {
        city = try await SmallCity(.postgres)
        url = try await PostgresDatabases.shared.url(of: city.folder, isMigrated: true)
        place = try TemporaryFolder()
        backups = BackupFolder(path: place.path("backups"))
    }

    /// Takes a backup, a second after whatever was before.
    @discardableResult
    func take(
        blobs: BlobSource? = nil, watch: BackupWatch = BackupWatch(), pauses: any Clock<Duration> = ContinuousClock()
    ) async throws -> TakenBackup {
        city.clock.advance(by: .seconds(1))
        let folder = city.folder.path
        let taker = BackupTaker(
            postgres: url, store: folder, blobs: blobs ?? .folder(folder), clock: city.clock,
            room: FreeRoom(least: 0, most: 0), pauses: pauses)
        return try await taker.take(into: backups, watch: watch)
    }

    /// Runs SQL on a connection of somebody else's.
    func aside(_ sql: String) throws {
        try PostgresServer.shared().run(sql, in: PostgresServer.database(of: city.folder.path))
    }
}
