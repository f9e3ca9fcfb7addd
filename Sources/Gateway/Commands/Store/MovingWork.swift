import Intake
import Store
import UnixSignals

/// Opens two stores, moves one into the other and closes both, saying how far it is. SIGINT and SIGTERM end it between two batches.
enum MovingWork {
    /// - Throws: `CommandFailure` with the reason.
    static func run(from source: StorePlace, to target: StorePlace) async throws -> MovedStore {
        let stop = StopFlag()
        return try await CommandProgress.during("moving the store") { progress in
            let watch = MoveWatch(
                told: { progress.say(MovedStoreText.far($0)) }, isStopped: { stop.isSet })
            return try await stopping(stop) {
                do throws(StoreFailure) {
                    return try await move(source, target, watch)
                } catch {
                    throw CommandFailure(error.description)
                }
            }
        }
    }

    /// Lends a database of PostgreSQL's, which nobody serves meanwhile, and its blobs.
    ///
    /// - Throws: `CommandFailure` with the reason.
    static func with<Result: Sendable>(
        _ place: StorePlace,
        _ work: (any SQLDatabase, any BlobPlace) async throws(StoreFailure) -> Result
    ) async throws -> Result {
        do throws(StoreFailure) {
            let database = try await place.openForMoving()
            let blobs: any BlobPlace
            do throws(StoreFailure) {
                blobs = try place.openBlobs()
            } catch {
                await database.close()
                throw error
            }
            let result: Swift.Result<Result, StoreFailure>
            do throws(StoreFailure) {
                result = .success(try await work(database, blobs))
            } catch {
                result = .failure(error)
            }
            await database.close()
            await blobs.close()
            return try result.get()
        } catch {
            throw CommandFailure(error.description)
        }
    }

    private static func stopping(
        _ stop: StopFlag, _ work: @Sendable () async throws -> MovedStore
    ) async throws -> MovedStore {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { stop.set() }
            }
            defer { group.cancelAll() }
            return try await work()
        }
    }

    private static func move(
        _ from: StorePlace, _ to: StorePlace, _ watch: MoveWatch
    ) async throws(StoreFailure) -> MovedStore {
        let source = try await from.openForMoving()
        let target: any SQLDatabase
        do throws(StoreFailure) {
            target = try await to.openForMoving()
        } catch {
            await source.close()
            throw error
        }
        let result: Result<MovedStore, StoreFailure>
        do throws(StoreFailure) {
            let move = StoreMove(from: source, to: target, clock: SystemWallClock(), watch: watch)
            result = .success(try await move.run())
        } catch {
            result = .failure(error)
        }
        await target.close()
        await source.close()
        return try result.get()
    }
}
