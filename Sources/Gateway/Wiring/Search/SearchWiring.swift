import Desk
import Foundation
import Intake
import Logging
import ServiceLifecycle
import Store

/// Search: its index in the folder `search` beside the store, and what keeps it up to date.
enum SearchWiring {
    /// Opens the index. One that is damaged, or of another version, is made anew: all that it holds is in the store.
    ///
    /// - Throws: where there is no room, or no right to write.
    static func open(beside place: StorePlace, at now: Moment, log: Logger) async throws(StoreFailure) -> SQLiteDatabase
    {
        let folder = place.folder + "/search"
        do throws(StoreFailure) {
            return try await opened(folder, at: now)
        } catch {
            guard error.code == .damaged else { throw error }
            log.warning("the search index cannot be read and is made anew", metadata: ["reason": "\(error)"])
            try? FileManager.default.removeItem(atPath: folder)
            return try await opened(folder, at: now)
        }
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

    static func indexing(_ parts: GatewayParts) -> LoopService {
        let indexing = SearchIndexing(
            indexer: SearchIndexer(
                database: parts.database, index: SearchIndex(database: parts.words), clock: parts.clock),
            log: parts.log)
        return LoopService { await indexing.run() }
    }
}
