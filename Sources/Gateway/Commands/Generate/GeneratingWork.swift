import Intake
import Store

/// Makes the imagined city, and then its figures.
struct GeneratingWork: Sendable {
    let database: any SQLDatabase
    let city: GeneratedCity
    let clock: SystemWallClock

    /// - Returns: how many contacts came.
    func run(_ progress: Progress) async throws(StoreFailure) -> Int {
        let all = city.contacts
        let made = try await CityGenerator(database: database, city: city).run {
            progress.say("\($0) of \(all) contacts")
        }
        progress.say("counting")
        let keeping = SQLFigureKeeping(database: database, calendar: city.calendar)
        while try await keeping.refresh(at: clock.now()) {}
        return made
    }
}
