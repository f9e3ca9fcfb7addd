import ArgumentParser
import Foundation
import Intake
import Store

/// `intake migrate-store`.
struct MigrateStoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate-store",
        abstract: "Move everything from SQLite to PostgreSQL, or back, and hold every row against its copy.",
        discussion: """
            A store is a folder with intake.sqlite, or postgresql://USER@HOST/DATABASE. Stop the gateway first. The target must be \
            empty; the source stays as it is. Stopped or broken off, the same command goes on where it was; until all is there and \
            agrees, no gateway serves the target. Blobs are not moved: `data` of the settings goes on to name their folder, or `intake migrate-blobs` copies them. \
            Exit code 0 where every table agrees and the ledger does, too.
            """)

    @Option(help: "The store that is moved; the one of the settings without this.")
    var from: String?

    @Option(help: "What it is moved into.")
    var to: String

    @OptionGroup var options: SettingsOption

    func run() async throws {
        NewFiles.keepToUs()
        let source =
            try from.map { StorePlace($0, data: ".", blobs: .folder(".")) } ?? StorePlace(try options.settings())
        let target = StorePlace(to, data: ".", blobs: .folder("."))
        try source.requireStore()
        guard !source.isSame(as: target) else { throw CommandFailure("--from and --to are the same store") }
        let clock = ContinuousClock()
        let start = clock.now
        let moved = try await MovingWork.run(from: source, to: target)
        print(MovedStoreText.table(moved), terminator: "")
        guard moved.isWhole else {
            let count = moved.tables.filter { !$0.agrees }.count
            throw CommandFailure(
                "\(count) \(count == 1 ? "table differs" : "tables differ"); the target is not whole, and no gateway serves it: "
                    + "empty it and begin anew")
        }
        print(MovedStoreText.end(moved, took: clock.now - start))
        guard moved.ledgerFaults.isEmpty else {
            throw CommandFailure(
                "the store is moved, but the ledger does not agree with its causes, as it did not before:\n"
                    + moved.ledgerFaults.joined(separator: "\n"))
        }
    }
}
