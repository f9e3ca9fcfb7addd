package import Intake
package import Reports

/// The rows behind the manager's figures, a day at a time: only days of which the kept sums say that there is something are read.
package struct SQLFigureCauses: FigureCauseBook {
    /// Rows read for one answer, whatever the filter leaves of them; those of the day on which that many are reached come whole.
    private static let mostRead = 1_000_000

    private let database: any SQLDatabase
    private let calendar: CityCalendar

    package init(database: any SQLDatabase, calendar: CityCalendar) {
        self.database = database
        self.calendar = calendar
    }

    package func causes(
        of measure: Measure, _ filter: FigureFilter, from place: CausePlace?, limit: Int
    ) async throws(StoreFailure) -> CausePage {
        let kept = try await SQLFigureBook(database: database).figures([measure], filter, by: [.day])
        let days = kept.compactMap(\.labels.first).filter { $0 <= place?.day ?? $0 }.sorted(by: >)
        var (page, read) = (CausePage([], next: nil), 0)
        for day in days {
            let offset = day == place?.day ? place?.offset ?? 0 : 0
            let (found, looked) = try await causes(of: measure, on: day, filter)
            read += looked
            let wanted = limit - page.causes.count
            page.causes += found.dropFirst(offset).prefix(wanted)
            guard offset + wanted >= found.count else {
                page.next = CausePlace(day: day, offset: offset + wanted)
                return page
            }
            if page.causes.count == limit || read >= Self.mostRead {
                page.next = days.last == day ? nil : CausePlace(day: day, offset: found.count)
                return page
            }
        }
        return page
    }

    /// The newest first, in an order that is always the same; and how many rows were read for them.
    private func causes(
        of measure: Measure, on day: String, _ filter: FigureFilter
    ) async throws(StoreFailure) -> ([FigureCause], read: Int) {
        guard let bounds = calendar.bounds(of: day) else { return ([], 0) }
        return try await database.read { session throws(StoreFailure) in
            var causes: [FigureCause] = []
            try DayCauses(bounds: bounds).each(of: [measure], session) { causes.append($0) }
            try ImportedCounts(day: day).replace(&causes, of: measure, at: bounds.lowerBound, session)
            let wanted = causes.filter { filter.lets($0.key) }.sorted {
                ($1.at, $0.symbols ?? "", $0.amount) < ($0.at, $1.symbols ?? "", $1.amount)
            }
            return (wanted, causes.count)
        }
    }
}
