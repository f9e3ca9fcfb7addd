import ArgumentParser
import Foundation
import Intake
import Store

/// What the store's foundation costs: a statement on the writer's thread, a write through the queue, a blob, a sync of the disk.
struct StoreFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Statements, shared commits and blobs, beside the disk's own rate of syncs.")

    @Option(help: "Folder for the database; it must be on the disk that is meant. Removed afterwards.")
    var folder = "figures-store.data"

    @Option(help: "Tasks that write at the same time.")
    var writers = 64

    @Option(help: "Seconds for each figure.")
    var seconds = 5.0

    @Option(help: "Only the statements with this in their name.")
    var statement: String?

    func run() async throws {
        let path = folder + "/\(UUID().uuidString)"
        let syncs = try DiskSyncs(folder: path).perSecond(for: seconds / 2)
        print("disk: \(Int(syncs)) syncs/s of 4 KiB appended, one after the other (the limit of unshared commits)")
        let database = try SQLiteDatabase(folder: path, purpose: .serve)
        try await database.write(.keep) { session throws(StoreFailure) in try session.script(StoreStatements.tables) }
        for figure in StoreStatements.all where statement.map({ figure.name.contains($0) }) ?? true {
            let (count, cost) = try await figure.measure(database, seconds: seconds / 2)
            print("\(figure.name): \(microseconds(cost)) µs of CPU each (\(count) times)")
        }
        if statement == nil { try await writes(database) }
        await database.close()
        if statement == nil { try await blobs(path) }
        try FileManager.default.removeItem(atPath: folder)
    }

    private func writes(_ database: SQLiteDatabase) async throws {
        for rows in [1, 14] {
            let before = database.figures
            let start = ContinuousClock.now
            let end = start + .seconds(seconds)
            let latencies = try await withThrowingTaskGroup(of: [Duration].self) { group in
                for _ in 0..<writers {
                    group.addTask { try await StoreStatements.write(database, rows: rows, until: end) }
                }
                return try await group.reduce(into: []) { $0 += $1 }.sorted()
            }
            let elapsed = (ContinuousClock.now - start) / .seconds(1)
            let bodies = database.figures.bodies - before.bodies
            let commits = database.figures.commits - before.commits
            print(
                "\(writers) writers, \(rows) row(s) a body: \(Int(Double(bodies) / elapsed)) bodies/s, "
                    + "\(Int(Double(commits) / elapsed)) commits/s, \(bodies / max(1, commits)) bodies a commit, "
                    + "p50 \(microseconds(latencies[latencies.count / 2])) µs, "
                    + "p99 \(microseconds(latencies[latencies.count * 99 / 100])) µs")
        }
    }

    private func blobs(_ path: String) async throws {
        let blobs = try BlobFolder(folder: path)
        for batch in [1, 16] {
            let start = ContinuousClock.now
            let end = start + .seconds(seconds / 2)
            let count = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 { group.addTask { try await Self.keep(blobs, batch: batch, until: end) } }
                return try await group.reduce(0, +)
            }
            let rate = Double(count) / ((ContinuousClock.now - start) / .seconds(1))
            print("blobs of 100 KB, \(batch) at a time by 8 tasks: \(Int(rate))/s")
        }
        await blobs.close()
    }

    private static func keep(_ blobs: BlobFolder, batch: Int, until end: ContinuousClock.Instant) async throws -> Int {
        var count = 0
        while ContinuousClock.now < end {
            let contents = (0..<batch).map { _ in
                var content = [UInt8](repeating: 7, count: 100_000)
                for index in 0..<16 { content[index] = .random(in: 0...255) }
                return content
            }
            count += try await blobs.keep(contents).count
        }
        return count
    }

    private func microseconds(_ duration: Duration) -> String {
        String(format: "%.2f", duration / .microseconds(1))
    }
}
