import Foundation
import Intake
import Store

/// The store, opened for a command beside a gateway that may be running.
struct OpenedStore {
    let store: IntakeStore
    private let database: any SQLDatabase
    private let blobs: any BlobPlace

    /// - Parameter purpose: `.read`, or `.work` for the few commands that change something.
    init(_ settings: Settings, purpose: StorePurpose) async throws {
        let clock = SystemWallClock()
        do throws(StoreFailure) {
            let place = StorePlace(settings)
            database = try await place.open(purpose)
            try await StoreMove.requireWhole(database)
            try await Schema.intake.requireCurrent(database)
            blobs = try place.openBlobs()
        } catch {
            throw CommandFailure(Self.advice(error, settings))
        }
        store = IntakeStore(
            database: database, blobs: blobs, ids: RowIDSource(clock: clock, slot: StorePlace.commandSlot),
            clock: clock,
            calendar: CityCalendar(timeZone: settings.timeZone), slot: StorePlace.commandSlot)
    }

    /// Opens, works and closes.
    static func with<Result>(
        _ settings: Settings, purpose: StorePurpose = .read, _ work: (IntakeStore) async throws -> Result
    ) async throws -> Result {
        let opened = try await OpenedStore(settings, purpose: purpose)
        do {
            let result = try await work(opened.store)
            await opened.close()
            return result
        } catch {
            await opened.close()
            throw (error as? StoreFailure).map { CommandFailure($0.description) } ?? error
        }
    }

    private static func advice(_ failure: StoreFailure, _ settings: Settings) -> String {
        guard failure.code == .missing else { return failure.description }
        return
            "there is no store in \(StorePlace(settings).folder) yet; `intake serve` makes it at its first start"
    }

    private func close() async {
        await database.close()
        await blobs.close()
    }
}
