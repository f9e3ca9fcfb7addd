package import Intake
import Reports

/// Keeps the figures in step: counts days again whose rows changed, and writes what differs.
///
/// A day is always counted whole, from the rows: whatever was missed or done twice is right again once its day is counted, and no other
/// part of the store has to know which figures it moves. Only one at a time may do it, since what differs is worked out before it is written.
package struct SQLFigureKeeping: FigureKeeping {
    /// Days counted in one refresh: a month of a new city's history.
    private static let daysAtOnce = 31
    /// A refresh counts no further days when so many rows have changed.
    private static let mostRows = 100_000
    /// How old `as_of` may grow where nothing happens.
    private static let idle: Duration = .seconds(60)
    /// For so long into a day the one before is counted too: what arrives then may have happened before midnight.
    private static let afterMidnight: Duration = .seconds(3_600)

    private let database: any SQLDatabase
    private let calendar: CityCalendar
    private let noted = NotedEvents()

    package init(database: any SQLDatabase, calendar: CityCalendar) {
        self.database = database
        self.calendar = calendar
    }

    package func refresh(at now: Moment) async throws(StoreFailure) -> Bool {
        let look: FigureLook
        do throws(StoreFailure) {
            look = try await note(now)
        } catch {
            noted.clear()
            throw error
        }
        let today = calendar.day(of: now)
        _ = try await count(recent(now))
        // Only now: what came before the look is in the figures.
        if look.isNews {
            try await database.write(.file) { session throws(StoreFailure) in
                try session.write(FigureStandingRow.setAsOf, [.moment(now)])
            }
        }
        let waiting = try await database.read { session throws(StoreFailure) in
            try session.all(FigureStandingRow.waiting, [.text(today), .int(Self.daysAtOnce)]) { $0.text(0) }
        }
        let counted = try await count(waiting)
        for (day, differs) in counted {
            // The first of a month is the last of its days that a check counts.
            let isMonthRight = day.hasSuffix("-01") ? try await mend(month: String(day.prefix(7))) : true
            try await database.write(.file) { session throws(StoreFailure) in
                try FigureStandingRow.settle(day, differs: differs || !isMonthRight, session)
            }
        }
        return counted.count == Self.daysAtOnce || counted.count < waiting.count || !look.isAll
    }

    package func check(at now: Moment) async throws(StoreFailure) {
        let today = calendar.day(of: now)
        let yesterday = CityCalendar.day(today, plus: -1) ?? today
        try await database.write(.file) { session throws(StoreFailure) in
            let kept = try session.first(FigureStandingRow.firstPeriod, []) { $0.text(0) }
            let counted = try FigureStandingRow.firstMoment(session).map { calendar.day(of: $0) }
            let first = [kept, counted].compactMap(\.self).min() ?? today
            for day in calendar.days(from: first, through: yesterday) ?? [] {
                try session.write(FigureStandingRow.await, [.text(day), .flag(false), .flag(true), .moment(now)])
            }
            try session.execute(FigureStandingRow.beginCheck, [.text(today)])
        }
    }

    /// Today, and yesterday while the night is young.
    private func recent(_ now: Moment) -> [String] {
        let (today, yesterday) = (calendar.day(of: now), calendar.day(of: now - Self.afterMidnight))
        return today == yesterday ? [today] : [yesterday, today]
    }

    /// Notes which days changed since the last look.
    private func note(_ now: Moment) async throws(StoreFailure) -> FigureLook {
        let look = try await look(now)
        guard look.isNews else { return look }
        try await database.write(.file) { session throws(StoreFailure) in
            for day in look.days {
                try session.write(FigureStandingRow.await, [.text(day), .flag(true), .flag(false), .moment(now)])
            }
            try NotedDays.clear(look.noted, session)
            try session.execute(
                FigureStandingRow.goOn, [.id(look.event), .id(look.contact), .text(calendar.day(of: now))])
        }
        return look
    }

    private func look(_ now: Moment) async throws(StoreFailure) -> FigureLook {
        let today = calendar.day(of: now)
        let lateRows = database.dialect.lateRows
        return try await database.read { session throws(StoreFailure) -> FigureLook in
            let told = try NotedDays.read(session)
            guard let standing = try FigureStandingRow.read(session) else {
                let none = RowID(rawValue: 0)
                let event = try session.first(FigureStandingRow.newestEvent, []) { $0.id(0) } ?? none
                let contact = try session.first(FigureStandingRow.newestContact, []) { $0.id(0) } ?? none
                let first = try FigureStandingRow.firstMoment(session) ?? now
                return FigureLook(
                    days: calendar.days(from: calendar.day(of: first), through: today) ?? [], noted: told,
                    event: lateRows.settled(event, at: now), contact: lateRows.settled(contact, at: now),
                    isNews: true, isAll: true)
            }
            let found = try ChangedDays(calendar: calendar, today: today).read(
                after: standing.event, contact: standing.contact,
                new: { noted.new(of: $0, after: standing.event) }, session)
            let event = max(standing.event, lateRows.settled(found.event, at: now))
            let contact = max(standing.contact, lateRows.settled(found.contact, at: now))
            let moves = event > standing.event || contact > standing.contact
            let isStale = standing.asOf.map { $0 <= now - Self.idle } ?? true
            return FigureLook(
                days: found.days.union(told).sorted(), noted: told, event: event, contact: contact,
                isNews: moves || !found.days.isEmpty || !told.isEmpty || isStale,
                // What is younger than the margin is looked at again the next time, and holds nobody up.
                isAll: found.isAll || !moves)
        }
    }

    /// Counts days again and writes what differs. Whatever is interrupted is counted again from the rows.
    ///
    /// - Returns: the days that were counted, and whether each was another.
    private func count(_ days: [String]) async throws(StoreFailure) -> [(day: String, differs: Bool)] {
        var (batch, counted) = (FigureBatch(), [(day: String, differs: Bool)]())
        for day in days where batch.count < Self.mostRows {
            let (figures, difference) = try await database.read { session throws(StoreFailure) in
                guard let bounds = calendar.bounds(of: day) else { return (DayFigures(), DayFigures()) }
                let figures = try DayCounter(bounds, calendar: calendar).count(session).kept
                return (figures, figures.difference(from: try KeptPeriod(day: day).read(session)))
            }
            batch.add(day, counted: figures, difference: difference)
            counted.append((day, !difference.sums.isEmpty))
        }
        try await batch.write(to: database)
        return counted
    }

    /// Makes a month the sum of its days; false where it was not. Nothing in normal running: both are written together.
    private func mend(month: String) async throws(StoreFailure) -> Bool {
        let (sum, difference) = try await database.read { session throws(StoreFailure) in
            let sum = try KeptPeriod.sumOfDays(month: month, session)
            return (sum, sum.difference(from: try KeptPeriod(month: month).read(session)))
        }
        var batch = FigureBatch()
        batch.put(month: month, counted: sum, difference: difference)
        try await batch.write(to: database)
        return difference.sums.isEmpty
    }
}
