import ArgumentParser
import Desk
import Foundation
import Intake
import Store

/// The possible duplicates of a request among five million open ones of two months: how long it takes to find and to judge them.
struct DuplicateFigure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "Fills a store with open requests and asks for the possible duplicates of some: p50 and p99.")

    @Option(help: "Folder for the store; it must be on the disk that is meant. Removed afterwards.")
    var folder = "figures-duplicates.data"

    @Option(help: "Requests in the store, of one message each.")
    var requests = 5_000_000

    @Option(help: "Requests whose duplicates are asked for.")
    var asked = 2_000

    func run() async throws {
        let clock = StandingClock(now: SystemWallClock().now())
        let database = try SQLiteDatabase(folder: folder, purpose: .serve)
        let words = try SQLiteDatabase(folder: folder + "/search", purpose: .serve)
        try await Schema.intake.migrate(database, at: clock.now())
        try await Schema.search.migrate(words, at: clock.now())
        let index = SearchIndex(database: words)
        var city = DuplicateCity(requests: requests, clock: clock)
        let filling = try await ContinuousClock().measure { try await city.fill(database, words) }
        print("filled with \(requests) requests in \(Figure.seconds(filling / .seconds(1)))")
        try await measure(city, database, SQLDuplicateCandidates(database: database, index: index), now: clock.now())
        await words.close()
        await database.close()
        try FileManager.default.removeItem(atPath: folder)
    }

    private func measure(
        _ city: DuplicateCity, _ database: SQLiteDatabase, _ book: SQLDuplicateCandidates, now: Moment
    ) async throws {
        var random = SearchRandom(state: 77)
        var (finding, judging, read, shown): ([Double], [Double], Int, Int) = ([], [], 0, 0)
        for _ in 0..<asked {
            let id = city.id(random.below(requests))
            let number = try await database.read { session throws(StoreFailure) in
                try session.first(Self.number, [.id(id)]) { $0.text(0) }
            }
            guard let number = number.flatMap({ TrackingNumber($0) }) else { continue }
            let start = ContinuousClock.now
            let found = try await book.around(number, days: 30, in: .requests)
            finding.append((ContinuousClock.now - start) / .milliseconds(1))
            guard let found else { continue }
            let judged = ContinuousClock.now
            shown +=
                DuplicateRule.possible(
                    of: found.request, among: found.others, within: DuplicateReach(nil), now: now
                ).count
            judging.append((ContinuousClock.now - judged) / .milliseconds(1))
            read += found.others.count
        }
        print("\(read / max(1, finding.count)) candidates each, \(shown) shown in all")
        print(Self.line("found", finding))
        print(Self.line("judged", judging))
    }

    private static func line(_ name: String, _ times: [Double]) -> String {
        let sorted = times.sorted()
        guard let longest = sorted.last else { return "\(name): nothing was asked" }
        let (p50, p99) = (sorted[sorted.count / 2], sorted[sorted.count * 99 / 100])
        return String(format: "%@: p50 %.2f ms, p99 %.2f ms, longest %.2f ms", name, p50, p99, longest)
    }

    private static let number = SQLStatement("SELECT tracking_number FROM service_request WHERE id = $1")

    /// The ids of the requests hang on the time.
    private struct StandingClock: WallClock {
        let moment: Moment

        init(now: Moment) { moment = now }

        func now() -> Moment { moment }
    }
}
