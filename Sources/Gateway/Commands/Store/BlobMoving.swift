import Intake
import Store
import UnixSignals

/// Opens two places of blobs, copies from one to the other and closes both, saying how far it is. SIGINT and SIGTERM end it between blobs.
enum BlobMoving {
    /// - Throws: `CommandFailure` with the reason.
    static func run(from source: BlobAddress, to target: BlobAddress, of place: StorePlace) async throws -> MovedBlobs {
        let stop = StopFlag()
        return try await CommandProgress.during("copying blobs") { progress in
            let watch = BlobMoveWatch(
                told: { progress.say("\($0.all), \($0.bytes >> 20) MB copied") }, isStopped: { stop.isSet })
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { stop.set() }
                }
                defer { group.cancelAll() }
                do throws(StoreFailure) {
                    return try await move(source, target, place, watch)
                } catch {
                    throw CommandFailure(error.description)
                }
            }
        }
    }

    private static func move(
        _ from: BlobAddress, _ to: BlobAddress, _ place: StorePlace, _ watch: BlobMoveWatch
    ) async throws(StoreFailure) -> MovedBlobs {
        let clock = SystemWallClock()
        let database = try await place.open(.read)
        var opened: [any BlobPlace] = []
        let result: Result<MovedBlobs, StoreFailure>
        do throws(StoreFailure) {
            for address in [from, to] { opened.append(try address.open(clock: clock)) }
            result = .success(
                try await BlobMove(from: opened[0], to: opened[1], database: database, watch: watch).run())
        } catch {
            result = .failure(error)
        }
        for blobs in opened { await blobs.close() }
        await database.close()
        return try result.get()
    }
}
