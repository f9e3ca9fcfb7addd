import Intake
import Reports

/// Reads the rows that one city day's figures count: what each measure means.
struct DayCauses {
    let bounds: Range<Moment>

    /// Each row of some measures, as often as it counts for one of them.
    func each(
        of measures: Set<Measure>, _ session: any SQLSession, _ body: (FigureCause) -> Void
    ) throws(StoreFailure) {
        if !measures.isDisjoint(with: Self.contactMeasures) { try contacts(measures, session, body) }
        for (measure, statement) in Self.statements where measures.contains(measure) {
            let isByEvent = Self.byEvent.contains(measure)
            try session.query(statement, isByEvent ? events : span) { row throws(StoreFailure) in
                guard var cause = Self.cause(measure, row) else { return }
                // It counts on the day on which it was recorded: what happened before is told at that day's beginning, in its order.
                if isByEvent { cause.at = max(cause.at, bounds.lowerBound) }
                if measure.buckets != .none { cause.value = row.int64(5) }
                body(cause)
            }
        }
        if !measures.isDisjoint(with: Self.corrected.values) { try corrections(measures, session, body) }
    }

    private var span: [SQLValue] { [.moment(bounds.lowerBound), .moment(bounds.upperBound)] }

    /// Events are found by their ids, which were drawn as they happened.
    private var events: [SQLValue] {
        [.id(RowIDSource.first(at: bounds.lowerBound)), .id(RowIDSource.first(at: bounds.upperBound))]
    }

    private func contacts(
        _ measures: Set<Measure>, _ session: any SQLSession, _ body: (FigureCause) -> Void
    ) throws(StoreFailure) {
        try session.query(Self.contacts, span) { row throws(StoreFailure) in
            guard var cause = Self.cause(.contact, row) else { return }
            func count(_ measure: Measure) {
                guard measures.contains(measure) else { return }
                cause.measure = measure
                body(cause)
            }
            count(.contact)
            count(.contactHour)
            guard !row.flag(11) else { return }
            switch ContactKind(rawValue: row.text(9)) {
            case .information: count(.information)
            case .feedback: count(.feedback)
            case .service, nil: break
            }
            if row.flag(10) { count(.followUp) }
        }
    }

    /// What people's changes count, and take out again.
    private func corrections(
        _ measures: Set<Measure>, _ session: any SQLSession, _ body: (FigureCause) -> Void
    ) throws(StoreFailure) {
        try session.query(Self.changes, span) { row throws(StoreFailure) in
            guard let measure = Self.corrected[row.text(9)], measures.contains(measure),
                let cause = Self.cause(measure, row)
            else { return }
            body(cause)
        }
    }

    /// From the columns that all statements share; nil for a kind of channel that this binary does not know.
    private static func cause(_ measure: Measure, _ row: borrowing SQLRow) -> FigureCause? {
        guard let channel = RowKeys.channel(row, 0) else { return nil }
        let key = FigureKey(
            channel: channel, requestType: row.text(2), department: row.text(3),
            origin: row.flag(4) ? .staff : .resident)
        return FigureCause(
            measure: measure, key: key, at: row.moment(7), amount: row.int(6), symbols: row.optionalText(8))
    }

    private static let contactMeasures: Set<Measure> = [.contact, .contactHour, .information, .feedback, .followUp]

    /// The ledger's kinds that changes of people count, by what they are here.
    private static let corrected: [String: Measure] = [
        LedgerKind.contact.rawValue: .contact, LedgerKind.opened.rawValue: .opened,
        LedgerKind.resolved.rawValue: .resolved, LedgerKind.reopened.rawValue: .reopened,
    ]

    private static let byEvent: Set<Measure> = [.linked, .abandonedChat, .complained]
    private static let statements: [(Measure, SQLStatement)] = [
        (.opened, opened), (.resolvedLate, resolvedLate), (.surveySent, surveySent), (.overall, overall),
        (.accuracy, accuracy), (.courtesy, courtesy), (.ease, ease), (.linked, linked), (.complained, complained),
        (.abandonedChat, abandonedChat), (.outbound, outbound), (.automatic, automatic), (.spam, spam),
        (.redelivered, redelivered), (.quarantined, quarantined), (.firstAnswer, firstAnswer),
        (.resolution, resolution),
    ]
}
