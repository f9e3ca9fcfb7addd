package import Intake
import Reports

/// Keeps the figures in step: counts days again whose rows changed, and writes what differs.
///
/// A day is always counted whole, from the rows: whatever was missed or done twice is right again once its day is counted, and no other
/// part of the store has to know which figures it moves. Only one at a time may do it, since what differs is worked out before it is written.
package struct SQLFigureKeeping: FigureKeeping {
    /// Days counted in one refresh.
    private static let daysAtOnce = 20
    /// How old `as_of` may grow where nothing happens.
    private static let idle: Duration = .seconds(60)
    /// For so long into a day the one before is counted too: what arrives then may have happened before midnight.
    private static let afterMidnight: Duration = .seconds(3_600)

    private let database: any SQLDatabase
    private let calendar: CityCalendar

    package init(database: any SQLDatabase, calendar: CityCalendar) {
        self.database = database
        self.calendar = calendar
    }

    package func refresh(at now: Moment) async throws(StoreFailure) -> Bool {
        let isUpToDate = try await note(now)
        let today = calendar.day(of: now)
        for day in recent(now) { try await count(day, waits: false) }
        let waiting = try await database.read { session throws(StoreFailure) in
            try session.all(FigureStandingRow.waiting, [.int(Self.daysAtOnce)]) { $0.text(0) }
        }
        for day in waiting where day <= today { try await count(day, waits: true) }
        return waiting.count == Self.daysAtOnce || !isUpToDate
    }

    package func check(at now: Moment) async throws(StoreFailure) {
        let today = calendar.day(of: now)
        try await database.write(.file) { session throws(StoreFailure) in
            guard let first = try FigureStandingRow.firstMoment(session) else { return }
            for day in calendar.days(from: calendar.day(of: first), through: today) ?? [] {
                try session.write(FigureStandingRow.await, [.text(day), .flag(true)])
            }
            try session.execute(FigureStandingRow.beginCheck)
        }
    }

    /// Today, and yesterday while the night is young.
    private func recent(_ now: Moment) -> [String] {
        let (today, yesterday) = (calendar.day(of: now), calendar.day(of: now - Self.afterMidnight))
        return today == yesterday ? [today] : [yesterday, today]
    }

    /// Notes which days changed since the last look; false where more of the timeline is to be looked at.
    private func note(_ now: Moment) async throws(StoreFailure) -> Bool {
        let today = calendar.day(of: now)
        let changed = ChangedDays(calendar: calendar, today: calendar.bounds(of: today)?.lowerBound ?? now)
        let lateRows = database.dialect.lateRows
        let look = try await database.read { session throws(StoreFailure) -> FigureLook in
            guard let standing = try FigureStandingRow.read(session) else {
                let newest = try session.first(FigureStandingRow.newestEvent, []) { $0.id(0) } ?? RowID(rawValue: 0)
                let first = try FigureStandingRow.firstMoment(session) ?? now
                return FigureLook(
                    days: calendar.days(from: calendar.day(of: first), through: today) ?? [],
                    event: lateRows.settled(newest, at: now), isNews: true, isAll: true)
            }
            let (days, last, isAll) = try changed.read(after: standing.event, session)
            let event = max(standing.event, lateRows.settled(last, at: now))
            return FigureLook(
                days: days.filter { $0 <= today }.sorted(), event: event,
                isNews: event > standing.event || !days.isEmpty
                    || now.milliseconds - standing.asOf.milliseconds >= Self.idle.milliseconds,
                // What is younger than the margin is looked at again the next time, and holds nobody up.
                isAll: isAll || event == standing.event)
        }
        guard look.isNews else { return look.isAll }
        try await database.write(.file) { session throws(StoreFailure) in
            for day in look.days { try session.write(FigureStandingRow.await, [.text(day), .flag(false)]) }
            try session.execute(FigureStandingRow.goOn, [.id(look.event), .moment(now)])
        }
        return look.isAll
    }

    /// Counts a day again and writes what differs.
    private func count(_ day: String, waits: Bool) async throws(StoreFailure) {
        guard let bounds = calendar.bounds(of: day) else { return }
        let difference = try await database.read { session throws(StoreFailure) in
            try DayCounter(bounds).count(session).kept.difference(from: KeptDay(day).read(session))
        }
        guard waits || !difference.amounts.isEmpty else { return }
        try await database.write(.file) { session throws(StoreFailure) in
            try KeptDay(day).add(difference, session)
            if waits { try FigureStandingRow.settle(day, differs: !difference.amounts.isEmpty, session) }
        }
    }
}
