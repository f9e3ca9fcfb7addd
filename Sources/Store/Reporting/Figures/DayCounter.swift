import Intake
import Reports

/// Counts one city day from the rows that caused its figures.
struct DayCounter {
    let start: Moment
    /// When the next day begins.
    let end: Moment
    let calendar: CityCalendar

    init(_ bounds: Range<Moment>, calendar: CityCalendar) {
        self.calendar = calendar
        start = bounds.lowerBound
        end = bounds.upperBound
    }

    /// All of it, in one consistent state of the store.
    func count(_ session: any SQLSession) throws(StoreFailure) -> DayFigures {
        var figures = DayFigures()
        try countContacts(&figures, session)
        try countHours(&figures, session)
        for (measure, statement) in Self.counted {
            try session.query(statement, span) { row throws(StoreFailure) in
                guard let key = Self.key(row) else { return }
                let bucket = measure.buckets == .none ? nil : row.int(5)
                figures.add(row.int(6), to: FigureCell(measure: measure, key: key), bucket: bucket)
            }
        }
        for (measure, statement) in Self.byEvent {
            try session.query(statement, events) { row throws(StoreFailure) in
                guard let key = Self.key(row) else { return }
                figures.add(row.int(6), to: FigureCell(measure: measure, key: key))
            }
        }
        for (measure, statement) in Self.timed { try time(measure, statement, &figures, session) }
        try correct(&figures, session)
        try ImportedCounts(day: calendar.day(of: start)).replace(&figures, session)
        return figures
    }

    private func time(
        _ measure: Measure, _ statement: SQLStatement, _ figures: inout DayFigures, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.query(statement, span) { row throws(StoreFailure) in
            guard let key = Self.key(row) else { return }
            let bucket = DurationBucket.index(ofMilliseconds: row.int64(5))
            figures.add(1, to: FigureCell(measure: measure, key: key), bucket: bucket)
        }
    }

    private var span: [SQLValue] { [.moment(start), .moment(end)] }

    /// Events are found by their ids, which were drawn as they happened.
    private var events: [SQLValue] { [.id(RowIDSource.first(at: start)), .id(RowIDSource.first(at: end))] }

    private func countContacts(_ figures: inout DayFigures, _ session: any SQLSession) throws(StoreFailure) {
        try session.query(Self.contacts, span) { row throws(StoreFailure) in
            guard let key = Self.key(row) else { return }
            let amount = row.int(7)
            figures.add(amount, to: FigureCell(measure: .contact, key: key))
            guard !row.flag(8) else { return }
            switch ContactKind(rawValue: row.text(5)) {
            case .information: figures.add(amount, to: FigureCell(measure: .information, key: key))
            case .feedback: figures.add(amount, to: FigureCell(measure: .feedback, key: key))
            case .service, nil: break
            }
            if row.flag(6) { figures.add(amount, to: FigureCell(measure: .followUp, key: key)) }
        }
    }

    /// Contacts by the hour of the city's clock: the one that comes twice has both.
    private func countHours(_ figures: inout DayFigures, _ session: any SQLSession) throws(StoreFailure) {
        try session.query(Self.hours, span) { row throws(StoreFailure) in
            guard let channel = RowKeys.channel(row, 0) else { return }
            let key = FigureKey(
                channel: channel, requestType: "", department: "", origin: row.flag(2) ? .staff : .resident)
            let moment = start + .seconds(3_600 * row.int(3))
            let local = moment.milliseconds + calendar.offset(at: moment).milliseconds
            let hour = Int((local % 86_400_000 + 86_400_000) % 86_400_000 / 3_600_000)
            figures.add(row.int(4), to: FigureCell(measure: .contactHour, key: key), bucket: hour)
        }
    }

    /// What people's changes count, and take out again.
    private func correct(_ figures: inout DayFigures, _ session: any SQLSession) throws(StoreFailure) {
        try session.query(Self.changes, span) { row throws(StoreFailure) in
            guard let key = Self.key(row), let measure = Self.corrected[row.text(5)] else { return }
            figures.add(row.int(6), to: FigureCell(measure: measure, key: key))
        }
    }

    /// (channel_kind, channel, request_type, department, is_staff_entered) from the first five columns; nil for a kind of channel that this
    /// binary does not know.
    private static func key(_ row: borrowing SQLRow) -> FigureKey? {
        guard let channel = RowKeys.channel(row, 0) else { return nil }
        return FigureKey(
            channel: channel, requestType: row.text(2), department: row.text(3),
            origin: row.flag(4) ? .staff : .resident)
    }

    /// The ledger's kinds that changes of people count, by what they are here.
    private static let corrected: [String: Measure] = [
        LedgerKind.contact.rawValue: .contact, LedgerKind.opened.rawValue: .opened,
        LedgerKind.resolved.rawValue: .resolved, LedgerKind.reopened.rawValue: .reopened,
    ]

    private static let counted: [(Measure, SQLStatement)] = [
        (.opened, opened), (.resolvedLate, resolvedLate), (.surveySent, surveySent), (.overall, overall),
        (.accuracy, accuracy), (.courtesy, courtesy), (.ease, ease),
    ]
    private static let byEvent: [(Measure, SQLStatement)] = [(.linked, linked), (.abandonedChat, abandonedChat)]
    private static let timed: [(Measure, SQLStatement)] = [(.firstAnswer, firstAnswer), (.resolution, resolution)]
}
