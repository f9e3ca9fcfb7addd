import Intake
import Reports

/// What a file's counts put in the place of what was imported before, day by day.
struct VolumeReplacement {
    private struct Day {
        var day: String
        var before: VolumeDayRows.Standing?
        var after: VolumeDay?
    }

    private let counts: VolumeCounts
    private let changed: [Day]
    /// Rows that the file says again.
    private let confirmed: [RowID]

    init(_ counts: VolumeCounts, _ session: any SQLSession) throws(StoreFailure) {
        self.counts = counts
        let standing = try VolumeDayRows.standing(counts.channel, from: counts.from, to: counts.to, session)
        var (changed, confirmed) = ([Day](), [RowID]())
        for day in Set(standing.keys).union(counts.days.keys).sorted() {
            let (before, after) = (standing[day], counts.days[day])
            // A row that was refused may be what stands there: nothing right is taken away for want of it.
            if before != nil, counts.doubtful.contains(day) || (after == nil && counts.refused > 0) { continue }
            if let before, before.count == after {
                confirmed.append(before.id)
            } else {
                changed.append(Day(day: day, before: before, after: after))
            }
        }
        (self.changed, self.confirmed) = (changed, confirmed)
    }

    var changes: [VolumeDayChange] {
        changed.map { VolumeDayChange(day: $0.day, before: $0.before?.count.amount, after: $0.after?.amount) }
    }

    /// Writes the days with their ledger entries, and notes that they are to be counted again.
    func write(
        import id: RowID, rows: ReceivedRows, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        var steps = confirmed.map { SQLStep(VolumeDayRows.confirm, [.id($0), .id(id)]) }
        var entries: [LedgerEntry] = []
        for day in changed {
            if let before = day.before {
                steps.append(SQLStep(VolumeDayRows.withdraw, [.id(before.id)]))
                let reversal = (count: VolumeDay(amount: -before.count.amount), at: before.happenedAt)
                add(day.day, reversal, reverses: before.id)
            }
            if let after = day.after, let start = rows.count.calendar.bounds(of: day.day)?.lowerBound {
                add(day.day, (after, start), reverses: nil)
            }
            steps.append(NotedDays.note(day.day))
        }
        _ = try session.execute(steps)
        var sums = RollupSums()
        try rows.book.write(entries, &sums, session)
        try rows.book.write(sums, session)

        func add(_ day: String, _ counted: (count: VolumeDay, at: Moment), reverses: RowID?) {
            let cause = rows.ids.next()
            steps.append(
                SQLStep(
                    VolumeDayRows.insert,
                    [
                        .id(cause), .id(id), .text(counts.channel.kind.rawValue), .text(counts.channel.id), .text(day),
                        .optional(VolumeDayRows.text(counted.count.hours)), .int(counted.count.amount),
                        .moment(counted.at), .moment(now), .optional(reverses), .flag(reverses == nil),
                    ]))
            entries.append(
                rows.count.entry(
                    .importedContact, cause: cause, channel: counts.channel, happenedAt: counted.at, recordedAt: now,
                    amount: counted.count.amount))
        }
    }
}
