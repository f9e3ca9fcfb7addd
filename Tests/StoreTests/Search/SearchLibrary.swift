import Desk
import Intake
import TestKit
import Testing

@testable import Store

/// A city with its search index.
struct SearchLibrary {
    let city: SmallCity
    let index: SearchIndex
    let indexer: SearchIndexer
    let book: SQLSearchBook
    private let folder: TemporaryFolder
    private let words: any SQLDatabase

    init(_ engine: StoreEngine, places: PlaceFinder? = nil) async throws {
        city = try await SmallCity(engine, places: places)
        folder = try TemporaryFolder()
        words = try await engine.open(folder)
        try await Schema.search.migrate(words, at: city.clock.now())
        index = SearchIndex(database: words)
        indexer = SearchIndexer(database: city.database, index: index, clock: city.clock)
        book = SQLSearchBook(database: city.database, index: index, clock: city.clock)
    }

    func close() async { await words.close() }

    /// Has the index read all that there is.
    func read() async throws { while try await indexer.step() > 0 {} }

    /// Sends a mail and gives its request.
    func mail(_ from: String, _ text: String, name: String? = nil) async throws -> TrackingNumber {
        city.clock.advance(by: .seconds(1))
        var message = PlainMessage.mail(from, text)
        message.name = name
        let id = try await city.send(message)
        return try #require(TrackingNumber(try await city.trackingNumber(of: id)))
    }

    func find(
        _ typed: String, in scope: SearchScope = .everything, from place: SearchPlace? = nil, limit: Int = 10
    ) async throws -> SearchPage {
        let query = try #require(SearchQuery(typed))
        return try await book.search(query, in: scope, from: place, limit: limit)
    }

    func numbers(_ typed: String, in scope: SearchScope = .everything) async throws -> [TrackingNumber] {
        try await find(typed, in: scope).hits.map(\.trackingNumber)
    }

    /// Lends one to `work`, and closes it.
    static func with(
        _ engine: StoreEngine, places: PlaceFinder? = nil, _ work: (SearchLibrary) async throws -> Void
    ) async throws {
        let library = try await SearchLibrary(engine, places: places)
        do {
            try await work(library)
        } catch {
            await library.close()
            throw error
        }
        await library.close()
    }
}
