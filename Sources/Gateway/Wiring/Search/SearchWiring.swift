import Desk
import Foundation
import Intake
import Logging
import ServiceLifecycle
import Store

/// Search: its index in the folder `search` beside the store, and what keeps it up to date.
enum SearchWiring {
    /// Opens the index. One that is damaged, of another version, or of a database that was restored since, is made anew: all that it holds is
    /// in the store.
    ///
    /// - Parameter history: the number of the database's; nil for the embedded one, whose restore takes the index away.
    /// - Throws: where there is no room, or no right to write.
    static func open(
        beside place: StorePlace, of history: Int64?, at now: Moment, log: Logger
    ) async throws(StoreFailure) -> SQLiteDatabase {
        let folder = place.folder + "/search"
        forgetOther(than: history, folder)
        defer { note(history, folder) }
        do throws(StoreFailure) {
            return try await opened(folder, at: now)
        } catch {
            guard error.code == .damaged else { throw error }
            log.warning("the search index cannot be read and is made anew", metadata: ["reason": "\(error)"])
            try? FileManager.default.removeItem(atPath: folder)
            return try await opened(folder, at: now)
        }
    }

    /// Removes an index of another history.
    private static func forgetOther(than history: Int64?, _ folder: String) {
        guard let history, let noted = try? String(contentsOfFile: folder + "/history", encoding: .utf8),
            noted != "\(history)"
        else { return }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Where it cannot be written, the index is only made anew once more.
    private static func note(_ history: Int64?, _ folder: String) {
        guard let history else { return }
        try? "\(history)".write(toFile: folder + "/history", atomically: true, encoding: .utf8)
    }

    private static func opened(_ folder: String, at now: Moment) async throws(StoreFailure) -> SQLiteDatabase {
        var settings = SQLiteSettings()
        // Nobody waits for its writes, and few search at a time.
        settings.writerCacheKiB = 8_192
        settings.checkpointPages = 4_096
        settings.readers = 2
        let database = try SQLiteDatabase(folder: folder, purpose: .serve, settings: settings)
        do throws(StoreFailure) {
            try await Schema.search.migrate(database, at: now)
            return database
        } catch {
            await database.close()
            throw error
        }
    }

    static func book(_ parts: GatewayParts) -> any SearchBook {
        SQLSearchBook(database: parts.database, index: SearchIndex(database: parts.words), clock: parts.clock)
    }

    static func candidates(_ parts: GatewayParts) -> any DuplicateCandidates {
        SQLDuplicateCandidates(database: parts.database, index: SearchIndex(database: parts.words))
    }

    static func indexing(_ parts: GatewayParts) -> LoopService {
        let indexing = SearchIndexing(
            indexer: SearchIndexer(
                database: parts.database, index: SearchIndex(database: parts.words), clock: parts.clock),
            log: parts.log)
        return LoopService { await indexing.run() }
    }
}
