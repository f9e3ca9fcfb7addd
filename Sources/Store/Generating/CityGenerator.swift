package import Intake

/// Fills an empty store with a year of an imagined city, as filing and the desk would have left it: residents who write in four languages
/// about the types of the catalogue, contacts that open requests and follow them up, acknowledgements and answers, closings in and out of
/// time, reopenings, surveys and their scores, chats, automatic mail and spam.
///
/// Deterministic by its seed. What the raw bytes of a message were is not made up: a generated message has no original.
package struct CityGenerator: Sendable {
    private static let happeningsAtOnce = 2_000

    private let database: any SQLDatabase
    private let city: GeneratedCity
    private let clock = GeneratingClock()

    package init(database: any SQLDatabase, city: GeneratedCity) {
        self.database = database
        self.city = city
    }

    /// - Parameter progress: told how many contacts have come.
    /// - Returns: how many came in all.
    /// - Throws: `.refused` where anybody ever turned to the city of this store.
    package func run(_ progress: @Sendable (Int) -> Void = { _ in }) async throws(StoreFailure) -> Int {
        try await database.read { session throws(StoreFailure) in
            for statement in [FigureStandingRow.firstContact, FigureStandingRow.firstRequest]
            where try session.exists(statement, []) {
                throw StoreFailure(.refused, "the store has contacts already; a city is generated into an empty one")
            }
        }
        let calendar = city.calendar
        let days = calendar.days(from: city.firstDay, through: city.lastDay) ?? []
        var life = GeneratedLife(city, ids: RowIDSource(clock: clock), clock: clock)
        let writer = GeneratorWriter(ids: life.ids, clock: clock, calendar: calendar)
        for (day, contacts) in zip(days, life.perDay(days)) {
            guard let bounds = calendar.bounds(of: day) else { continue }
            life.plan(contacts, in: bounds)
            while let happenings = life.nextHour(before: bounds.upperBound) {
                for start in stride(from: 0, to: happenings.count, by: Self.happeningsAtOnce) {
                    let part = Array(happenings[start..<min(start + Self.happeningsAtOnce, happenings.count)])
                    try await database.write(.file) { session throws(StoreFailure) in
                        try writer.write(part, session)
                    }
                }
            }
            progress(life.contacts)
        }
        return life.contacts
    }
}
