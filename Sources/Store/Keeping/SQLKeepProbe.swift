import Intake

/// Tries whether something can be kept now, by a lease that nobody needs: one small row, written anew each time.
struct SQLKeepProbe: KeepProbe {
    let database: any SQLDatabase
    let clock: any WallClock

    func probe() async throws(StoreFailure) {
        _ = try await SQLLeases(database)
            .acquire("probe/keep", owner: "gateway", for: .seconds(1), at: clock.now())
    }
}
