import Foundation
import Intake
import Synchronization
import TestKit
import Testing

@testable import Store

/// A small city with a folder for its backups.
struct BackedUpCity: CityWithBackups {
    let city: SmallCity
    let place: TemporaryFolder
    let backups: BackupFolder

    /// - Parameter base: the folder in which the backups' folder is made; the system's for temporary files without it.
    init() async throws {
        city = try await SmallCity(.sqlite)
        place = try TemporaryFolder()
        backups = BackupFolder(path: place.path("backups"))
    }

    var store: String { city.folder.path }

    /// Takes a backup, a second after whatever was before.
    @discardableResult
    func take(into folder: BackupFolder? = nil, keep: Int? = nil, watch: BackupWatch = BackupWatch()) async throws
        -> TakenBackup
    {
        city.clock.advance(by: .seconds(1))
        return try await taker.take(into: folder ?? backups, keep: keep, watch: watch)
    }

    /// Takes a backup; once the copying has begun it waits until `body` has run, but not for ever.
    func take<Value: Sendable>(
        meanwhile body: @escaping @Sendable () async throws -> Value
    ) async throws -> (taken: TakenBackup, value: Value) {
        let isBegun = Mutex(false)
        let done = Done<Value>()
        let taken = try await take(
            watch: BackupWatch(told: { step in
                guard case .database = step,
                    !isBegun.withLock({ was in
                        defer { was = true }
                        return was
                    })
                else { return }
                Task {
                    do { done.settle(.success(try await body())) } catch { done.settle(.failure(error)) }
                }
                done.wait()
            }))
        return (taken, try done.value())
    }

    /// What came of work that a thread waits for.
    private final class Done<Value: Sendable>: Sendable {
        private let result = Mutex<Result<Value, any Error>?>(nil)
        private let isSettled = DispatchSemaphore(value: 0)

        func settle(_ found: Result<Value, any Error>) {
            result.withLock { $0 = found }
            isSettled.signal()
        }

        func wait() { _ = isSettled.wait(timeout: .now() + .milliseconds(Int(Patience.usual.milliseconds))) }

        func value() throws -> Value { try #require(result.withLock { $0 }, "it was never done").get() }
    }

    /// However little room the disk of the tests has.
    var taker: BackupTaker { BackupTaker(store: store, clock: city.clock, room: FreeRoom(least: 0, most: 0)) }

    /// Makes a store of the newest backup in an empty folder.
    func restore(
        into folder: String, options: StoreRestoration.Options = StoreRestoration.Options()
    ) async throws -> RestoredStore {
        try await StoreRestoration(store: folder, clock: city.clock).restore(from: try newest(), options: options)
    }

    static func path(_ blob: BlobID, in folder: String) -> String {
        "\(folder)/blobs/\(blob.hexadecimal.prefix(2))/\(blob.hexadecimal.dropFirst(2))"
    }

    /// Which file a name stands for.
    static func inode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }

    /// The first column of a query on the store in a folder.
    static func column(_ sql: String, in folder: String) async throws -> [String] {
        let database = try SQLiteDatabase(folder: folder, purpose: .read)
        let rows = try await database.read { session throws(StoreFailure) in
            try session.all(SQLStatement(once: sql), []) { $0.text(0) }
        }
        await database.close()
        return rows
    }
}
