import ArgumentParser
import Foundation
import Intake
import Reports
import Store

/// The manager's figures in a store of a year: how long they take to make, to keep in step, and to ask.
struct ReportFigure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports",
        abstract: "Fills a store with a year of requests, counts it, and asks what the manager's pages ask.")

    @Option(help: "Folder for the store; it must be on the disk that is meant. Removed afterwards.")
    var folder = "figures-reports.data"

    @Option(help: "Requests of the year; a third of them have a second contact.")
    var requests = 750_000

    @Option(help: "Questions of each kind.")
    var questions = 40

    @Flag(help: "Leave the store where it is, and take the one that is there.")
    var keep = false

    @Flag(help: "Have everything counted again and compared at the end, as the nightly check does.")
    var recount = false

    private static let calendar = CityCalendar(timeZone: TimeZone(identifier: "America/New_York") ?? .gmt)

    func run() async throws {
        let clock = SystemWallClock()
        let isThere = keep && FileManager.default.fileExists(atPath: folder + "/intake.sqlite")
        let database = try SQLiteDatabase(folder: folder, purpose: .serve)
        try await Schema.intake.migrate(database, at: clock.now())
        if !isThere {
            var city = ReportCity(now: clock.now())
            let filling = try await ContinuousClock().measure { try await city.fill(database, requests: requests) }
            print("filled with \(requests) requests in \(Figure.seconds(filling / .seconds(1)))")
        }
        let keeping = SQLFigureKeeping(database: database, calendar: Self.calendar)
        let before = CPUClock.seconds
        let counting = try await ContinuousClock().measure { while try await keeping.refresh(at: clock.now()) {} }
        let cells = try await database.read { session throws(StoreFailure) in
            try session.first(SQLStatement("SELECT COUNT(*) FROM figure"), []) { $0.int(0) } ?? 0
        }
        print(
            "counted in \(Figure.seconds(counting / .seconds(1))), \(Figure.seconds(CPUClock.seconds - before)) of CPU; "
                + "\(cells) cells")
        var steady: [Double] = []
        for _ in 0..<questions {
            steady.append(
                try await ContinuousClock().measure { _ = try await keeping.refresh(at: clock.now()) }
                    / .milliseconds(1))
        }
        print(Self.line("kept in step", steady))
        let book = SQLFigureBook(database: database)
        for question in ReportQuestion.all(today: Self.calendar.day(of: clock.now())) {
            var times: [Double] = []
            for _ in 0..<questions {
                times.append(try await ContinuousClock().measure { try await question.ask(book) } / .milliseconds(1))
            }
            print(Self.line(question.name, times))
        }
        if recount {
            try await keeping.check(at: clock.now())
            let time = try await ContinuousClock().measure { while try await keeping.refresh(at: clock.now()) {} }
            let differing = try await book.figuresAsOf().differingDays
            print("counted again in \(Figure.seconds(time / .seconds(1))); \(differing) days differed")
        }
        await database.close()
        if !keep { try FileManager.default.removeItem(atPath: folder) }
    }

    private static func line(_ name: String, _ times: [Double]) -> String {
        let sorted = times.sorted()
        let (p50, p95) = (sorted[sorted.count / 2], sorted[sorted.count * 95 / 100])
        return String(format: "%@: p50 %.1f ms, p95 %.1f ms, longest %.1f ms", name, p50, p95, sorted.last ?? 0)
    }
}
