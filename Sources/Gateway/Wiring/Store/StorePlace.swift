import Foundation
import Intake
import Store

/// Where the store is, from the settings `store` and `data`.
struct StorePlace {
    /// The writer slot of commands beside a gateway, which has slot 0: ids and roll-ups never collide.
    static let commandSlot = 255

    /// What this machine holds of it: all of it, or blobs and the search index beside a PostgreSQL database.
    let folder: String
    /// Where the blobs are: there, on a file system that all nodes see, or in a bucket.
    let blobs: BlobAddress
    /// Nil for the embedded database in `folder`.
    private let postgres: String?

    /// - Parameters:
    ///   - store: a folder, a file in it, or the URL of a PostgreSQL database.
    ///   - data: the folder of what is not in that.
    ///   - blobs: beside PostgreSQL, where the blobs are.
    init(_ store: String, data: String, blobs: BlobAddress) {
        postgres = PostgresURL.isOne(store) ? store : nil
        let url = URL(fileURLWithPath: postgres == nil ? store : data)
        // A database's file names its folder; a folder names itself.
        folder = url.pathExtension.isEmpty ? url.path : url.deletingLastPathComponent().path
        self.blobs = postgres == nil ? .folder(folder) : blobs
    }

    /// What an operator knows it by.
    var name: String { isEmbedded ? folder : "the database" }

    /// Whether the database is one of this machine's files.
    var isEmbedded: Bool { postgres == nil }

    init(_ settings: Settings) { self.init(settings.store, data: settings.data, blobs: settings.blobs) }

    /// Opens the blobs.
    ///
    /// - Parameter report: told of what a bucket was asked.
    /// - Throws: as `BlobAddress` does.
    func openBlobs(
        report: @escaping @Sendable (BlobNews) -> Void = { _ in }
    ) throws(StoreFailure) -> any BlobPlace { try blobs.open(clock: SystemWallClock(), report: report) }

    /// Opens the database.
    ///
    /// - Throws: as the engine's own opening does.
    func open(_ purpose: StorePurpose) async throws(StoreFailure) -> any SQLDatabase {
        guard let postgres else { return try SQLiteDatabase(folder: folder, purpose: purpose) }
        return try await PostgresDatabase.open(
            try PostgresURL(postgres), purpose: purpose,
            witness: purpose == .serve ? HistoryWitness(folder: folder) : nil)
    }

    /// What takes backups of it.
    ///
    /// - Parameter bucket: where the blobs are, if they are in one; open for as long as it is used.
    /// - Throws: `.refused` where the URL of its database cannot be read.
    func backupTaker(_ clock: any WallClock, bucket: (any Blobs)?) throws(StoreFailure) -> BackupTaker {
        guard let postgres else { return BackupTaker(store: folder, clock: clock) }
        let source: BlobSource
        if let bucket { source = .elsewhere(bucket) } else { source = .folder(blobs.folder ?? folder) }
        return BackupTaker(postgres: try PostgresURL(postgres), store: folder, blobs: source, clock: clock)
    }

    /// Where it stands when the last backup was taken.
    ///
    /// - Parameter folder: that of the backups.
    func backupBook(_ folder: BackupFolder, _ database: any SQLDatabase) -> any BackupBook {
        isEmbedded ? folder : SQLBackupBook(database: database)
    }

    /// Opens it to be moved, or moved into. Statements may take as long as counting all rows of a large table does.
    ///
    /// - Throws: as the engine's own opening does; `.unavailable` where a gateway serves it; `.refused` after an unfinished restore.
    func openForMoving() async throws(StoreFailure) -> any SQLDatabase {
        guard let postgres else {
            try requireWhole()
            return try SQLiteDatabase(folder: folder, purpose: .move, settings: .bulk)
        }
        var settings = PostgresSettings()
        settings.statementTimeout = .seconds(3_600)
        return try await PostgresDatabase.open(try PostgresURL(postgres), purpose: .move, settings: settings)
    }

    /// Begins a database that is filled in one go.
    ///
    /// - Returns: nil where there is a database already, and on PostgreSQL.
    /// - Throws: as the engine's own opening does; `.unavailable` where a gateway serves it; `.refused` after an unfinished restore.
    func openForFilling() throws(StoreFailure) -> FillingDatabase? {
        guard isEmbedded, FillingDatabase.isPossible(in: folder) else { return nil }
        try requireWhole()
        return try FillingDatabase(folder: folder)
    }

    private func requireWhole() throws(StoreFailure) {
        guard !StoreRestoration.isUnfinished(in: folder) else {
            throw StoreFailure(.refused, "a restore into \(folder) did not come to its end")
        }
    }

    /// Whether the two mean the same database, where one can tell by their words.
    func isSame(as other: StorePlace) -> Bool {
        postgres == other.postgres && (postgres != nil || folder == other.folder)
    }

    /// Refuses to make an embedded store where there should be one.
    ///
    /// - Throws: `CommandFailure`.
    func requireStore() throws {
        guard isEmbedded, !FileManager.default.fileExists(atPath: folder + "/intake.sqlite") else { return }
        throw CommandFailure("there is no store in \(folder)")
    }

    /// Refuses to work as root on another user's files: the gateway could not read what we write.
    ///
    /// - Throws: `CommandFailure`, saying what to run instead.
    func requireOwner(_ doing: String) throws {
        guard geteuid() == 0, let facts = try? FileManager.default.attributesOfItem(atPath: folder),
            let owner = (facts[.ownerAccountID] as? NSNumber)?.uint32Value, owner != 0
        else { return }
        let name = facts[.ownerAccountName] as? String ?? "#\(owner)"
        throw CommandFailure("the store belongs to `\(name)`; run `sudo -u \(name) intake \(doing) …`")
    }
}
