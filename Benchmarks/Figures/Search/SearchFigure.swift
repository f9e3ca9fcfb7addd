import ArgumentParser
import Desk
import Foundation
import Intake
import Store

/// Search at the desk in a store of a million requests: how long it takes to find, and what the index costs.
struct SearchFigure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Fills a store with requests, indexes them, and searches: p50 and p99 by kind of search.")

    @Option(help: "Folder for the store; it must be on the disk that is meant. Removed afterwards.")
    var folder = "figures-search.data"

    @Option(help: "Requests in the store, of one message each.")
    var requests = 1_000_000

    @Option(help: "Searches of each kind.")
    var searches = 200

    @Flag(help: "Leave the store where it is, and take the one that is there.")
    var keep = false

    func run() async throws {
        let clock = SystemWallClock()
        let isThere = keep && FileManager.default.fileExists(atPath: folder + "/intake.sqlite")
        let database = try SQLiteDatabase(folder: folder, purpose: .serve)
        let words = try SQLiteDatabase(folder: folder + "/search", purpose: .serve)
        try await Schema.intake.migrate(database, at: clock.now())
        try await Schema.search.migrate(words, at: clock.now())
        var city = SearchCity(clock: clock)
        if !isThere {
            let filling = try await ContinuousClock().measure { try await city.fill(database, requests: requests) }
            print("filled with \(requests) requests in \(Figure.seconds(filling / .seconds(1)))")
        }
        let index = SearchIndex(database: words)
        try await indexAll(SearchIndexer(database: database, index: index, clock: clock))
        let book = SQLSearchBook(database: database, index: index, clock: clock)
        var all: [Double] = []
        for kind in SearchKind.allCases {
            let times = try await measure(kind, city, book, database)
            all += times
            print(Self.line(kind.rawValue, times))
        }
        print(Self.line("all", all))
        await words.close()
        await database.close()
        if !keep { try FileManager.default.removeItem(atPath: folder) }
    }

    private func indexAll(_ indexer: SearchIndexer) async throws {
        var rows = 0
        let before = CPUClock.seconds
        let time = try await ContinuousClock().measure {
            while true {
                let read = try await indexer.step(limit: 1_000)
                guard read > 0 else { break }
                rows += read
            }
        }
        guard rows > 0 else { return }
        let bytes = try FileManager.default.contentsOfDirectory(atPath: folder + "/search").reduce(0) { sum, name in
            let size = try FileManager.default.attributesOfItem(atPath: folder + "/search/" + name)[.size] as? Int
            return sum + (size ?? 0)
        }
        let each = (CPUClock.seconds - before) * 1_000_000 / Double(rows)
        print(
            "indexed \(rows) messages in \(Figure.seconds(time / .seconds(1))), \(Int(each)) µs of CPU each, "
                + "\(bytes >> 20) MB")
    }

    private func measure(
        _ kind: SearchKind, _ city: SearchCity, _ book: SQLSearchBook, _ database: SQLiteDatabase
    ) async throws -> [Double] {
        var random = SearchRandom(state: 77)
        var times: [Double] = []
        for _ in 0..<searches {
            let typed = try await kind.typed(city, database, &random)
            guard let query = SearchQuery(typed) else { continue }
            var found = 0
            let time = try await ContinuousClock().measure {
                let page = try await book.search(
                    query, in: kind == .department ? .department("Department 7") : .everything, from: nil, limit: 25)
                found = page.findings.map { SearchExcerpt($0.text, for: query).pieces.count }.count
            }
            if found == 0, kind.findsSomething { print("nothing found: \(kind.rawValue)") }
            times.append(time / .milliseconds(1))
        }
        return times
    }

    private static func line(_ name: String, _ times: [Double]) -> String {
        let sorted = times.sorted()
        let (p50, p99) = (sorted[sorted.count / 2], sorted[sorted.count * 99 / 100])
        return String(format: "%@: p50 %.1f ms, p99 %.1f ms, longest %.1f ms", name, p50, p99, sorted.last ?? 0)
    }
}
