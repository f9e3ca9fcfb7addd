package import Intake
import Synchronization

/// A database that is made from nothing by one caller and is a store only when it is whole: rows go straight into its file, without a log,
/// without syncs, and without the indexes that forbid nothing, which are made at the end in one go each. Kept row by row, half of those fall
/// anywhere in their index: of a city of millions each commit then wrote thirty bytes for one that stayed.
///
/// Everything stands in the folder `filling` of the data folder until `finish` gives it its place. After any failure, and after a crash, that
/// folder is worthless: the next attempt begins without it, and a gateway that starts removes it.
package final class FillingDatabase: SQLDatabase {
    private static let filling = "filling"

    package let dialect = Dialect.sqlite
    package let changes = RowChanges()
    package let figures = WriteFigures()
    private let folder: String
    private let workplace: String
    private let lock: GatewayLock
    private let copy: FilledCopy
    private let jobs: BlockingQueue<FilledCopy>
    private let isClosed = Mutex(false)

    /// Whether the data folder has no database yet.
    package static func isPossible(in folder: String) -> Bool { !StoreFiles(folder: folder).holdsDatabase }

    /// Removes what an attempt left that was killed, which may be gigabytes. The caller has the gateway's lock: nobody fills then.
    static func removeLeft(in folder: String) throws(StoreFailure) { try Folder.removeAll(workplace(in: folder)) }

    private static func workplace(in folder: String) -> String { folder + "/" + filling }

    /// - Parameter folder: the data folder, which is made where it is not there.
    /// - Throws: `.refused` where there is a database already; `.unavailable` where a gateway serves the folder.
    package init(folder: String) throws(StoreFailure) {
        try Folder.make(folder)
        lock = try GatewayLock(folder: folder)
        guard Self.isPossible(in: folder) else {
            throw StoreFailure(.refused, "the data folder holds a store")
        }
        self.folder = folder
        workplace = Self.workplace(in: folder)
        try Self.removeLeft(in: folder)
        try Folder.make(workplace)
        copy = try FilledCopy(path: workplace + "/" + SQLiteCopier.fileName, settings: .bulk)
        jobs = BlockingQueue(name: "store filler", limit: 1_024, resources: [copy])
    }

    /// Makes the tables.
    ///
    /// - Returns: the statements that make the indexes; they are for `finish`.
    package func lay(_ schema: Schema, at now: Moment) async throws(StoreFailure) -> [String] {
        try await schema.migrate(self, at: now)
        return try await jobs.run { copy throws(StoreFailure) in try copy.dropFreeIndexes() }
    }

    package func submit<T: Sendable>(
        _ urgency: WriteUrgency, bytes: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T,
        settled: @escaping @Sendable (Result<T, StoreFailure>) -> Void
    ) {
        jobs.run({ copy throws(StoreFailure) in try copy.fill(body) }, settled: settled)
    }

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        try await jobs.run { copy throws(StoreFailure) in try copy.fill(body) }
    }

    /// Makes the indexes, and gives the database its place: when this returns, it is a store, and on the disk.
    ///
    /// - Parameter progress: told how many indexes are made.
    package func finish(_ indexes: [String], _ progress: @Sendable (Int) -> Void = { _ in }) async throws(StoreFailure)
    {
        for (done, index) in indexes.enumerated() {
            progress(done)
            try await jobs.run { copy throws(StoreFailure) in try copy.index(index) }
        }
        try await jobs.run { copy throws(StoreFailure) in try copy.becomeStore() }
        await endFilling()
        try StoreFiles(folder: folder).takeDatabase(from: workplace)
        lock.release()
    }

    /// Gives up what is not finished, and lets others at the folder.
    package func close() async {
        await endFilling()
        lock.release()
    }

    private func endFilling() async {
        await jobs.close()
        let isFirst = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return !isClosed
        }
        if isFirst { copy.close() }
    }
}
