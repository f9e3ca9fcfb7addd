package import Intake
package import Reports

/// Recounts every count from the rows that caused it, on one consistent state of the store.
///
/// Rows and what the ledger says of them are read by the months in which their ids were drawn: an entry has its cause's id, so that both lie in
/// the same month, and no month's rows are held together.
package struct SQLLedgerAuditing: LedgerAuditing {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func audit(_ progress: @escaping @Sendable (String) -> Void) async throws(StoreFailure) -> LedgerAudit {
        try await database.read { session throws(StoreFailure) in
            var recount = LedgerRecount()
            for month in try Self.months(session) {
                progress(month.name)
                let range: [SQLValue] = [.id(month.ids.lowerBound), .id(month.ids.upperBound)]
                let causes = try session.all(LedgerStatements.causes, range) { RowKeys.amount($0) }
                var entries: [(day: String, amount: ChannelAmount)] = []
                try session.query(LedgerStatements.entries, range) { row throws(StoreFailure) in
                    if let amount = RowKeys.amount(row) { entries.append((row.text(4), amount)) }
                }
                recount.add(month.name, causes: causes.compactMap { $0 }, entries: entries)
            }
            try session.query(LedgerStatements.rollups, []) { row throws(StoreFailure) in
                if let amount = RowKeys.amount(row) { recount.addRollup(row.text(4), amount) }
            }
            return recount.audit
        }
    }

    /// From the first row's to beyond the last's: nothing lies outside of them.
    private static func months(
        _ session: any SQLSession
    ) throws(StoreFailure) -> [(name: String, ids: Range<RowID>)] {
        guard let calendar = CityCalendar(timeZone: "UTC"),
            let bounds = try session.first(
                LedgerStatements.bounds, [],
                { row in row.isNull(0) ? nil : (RowIDSource.moment(of: row.id(0)), RowIDSource.moment(of: row.id(1))) }
            ), let (first, last) = bounds
        else { return [] }
        var months: [(name: String, ids: Range<RowID>)] = []
        var start = RowID(rawValue: .min)
        var name = String(calendar.day(of: first).prefix(7))
        while let end = calendar.bounds(of: FigureSpan.lastDay(ofMonth: name))?.upperBound, end <= last {
            let next = RowIDSource.first(at: end)
            months.append((name, start..<next))
            (start, name) = (next, String(calendar.day(of: end).prefix(7)))
        }
        months.append((name, start..<RowID(rawValue: .max)))
        return months
    }
}
