import Foundation
import Intake
import TestKit
import Testing

@testable import Store

/// A small city on PostgreSQL with a folder for its backups.
struct PostgresCity {
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

    func newest() throws -> String { backups.path(of: try #require(try backups.stamps().last)) }

    /// What a check of the newest finds.
    func faults() async throws -> [String] { try await BackupCheck().look(at: try newest()).faults }

    /// Runs SQL on a connection of somebody else's.
    func aside(_ sql: String) throws {
        try PostgresServer.shared().run(sql, in: PostgresServer.database(of: city.folder.path))
    }

    /// A mail so large that its bytes stand in a blob.
    @discardableResult
    func largeMail(_ number: Int) async throws -> BlobID {
        let mail = try await city.send(
            .mail("ann\(number)@example.org", "\(number)" + String(repeating: "x", count: 70_000)))
        let blob = try await city.column("SELECT blob FROM raw WHERE received = \(mail)").first
        return try #require(blob.flatMap { BlobID($0) })
    }
}
