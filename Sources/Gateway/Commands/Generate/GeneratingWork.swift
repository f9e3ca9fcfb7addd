import Intake
import Store

/// Makes the imagined city, and then its figures.
struct GeneratingWork: Sendable {
    let place: StorePlace
    let city: GeneratedCity
    let clock: SystemWallClock

    /// - Returns: how many contacts came.
    func run(_ progress: Progress) async throws -> Int {
        let filled = try await filled(progress)
        return try await MovingWork.with(place) { database, _ throws(StoreFailure) in
            let made: Int
            if let filled {
                made = filled
            } else {
                try await Schema.intake.migrate(database, at: clock.now())
                made = try await generate(database, progress)
            }
            progress.say("counting")
            let keeping = SQLFigureKeeping(database: database, calendar: city.calendar)
            while try await keeping.refresh(at: clock.now()) {}
            return made
        }
    }

    /// An embedded store that is not there yet is made in one go. Where there is one, with its accounts, as well as on PostgreSQL, the city
    /// comes into it as it would have in its life.
    ///
    /// - Returns: nil where there is one.
    /// - Throws: `CommandFailure` with the reason.
    private func filled(_ progress: Progress) async throws -> Int? {
        do throws(StoreFailure) {
            guard let database = try place.openForFilling() else { return nil }
            do throws(StoreFailure) {
                let indexes = try await database.lay(.intake, at: clock.now())
                let made = try await generate(database, progress)
                try await database.finish(indexes) { progress.say("index \($0 + 1) of \(indexes.count)") }
                return made
            } catch {
                await database.close()
                throw error
            }
        } catch {
            throw CommandFailure(error.description)
        }
    }

    private func generate(_ database: any SQLDatabase, _ progress: Progress) async throws(StoreFailure) -> Int {
        let all = city.contacts
        return try await CityGenerator(database: database, city: city).run {
            progress.say("\($0) of \(all) contacts")
        }
    }
}
