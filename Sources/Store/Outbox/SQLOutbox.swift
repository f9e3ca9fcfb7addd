package import Intake

/// The outbox: claimed by lane heads, marked before anything goes over the wire, settled afterwards.
package struct SQLOutbox: Outbox {
    private static let furthestAhead: Duration = .seconds(48 * 3600)

    private let database: any SQLDatabase
    private let rows: ReceivedRows
    private let schedule: RetrySchedule

    init(database: any SQLDatabase, rows: ReceivedRows, schedule: RetrySchedule = RetrySchedule()) {
        self.database = database
        self.rows = rows
        self.schedule = schedule
    }

    package func recover(channel: ChannelName) async throws(StoreFailure) -> Int {
        try await database.write(.file) { session throws(StoreFailure) in
            let now = rows.clock.now()
            try session.execute(
                Self.dueAtLast, [.text(channel.id), .moment(now), .moment(now + Self.furthestAhead)])
            return try session.execute(Self.recover, [.text(channel.id)])
        }
    }

    package func claim(
        channel: ChannelName, limit: Int, now: Moment
    ) async throws(StoreFailure) -> [ClaimedMessage] {
        try await database.write(.file) { session throws(StoreFailure) in
            let due = try session.all(Self.due, [.text(channel.id), .moment(now), .int(limit)]) { row in
                (id: row.id(0), claimed: Self.claimed(row))
            }
            for (id, claimed) in due {
                try session.execute(Self.markSending, [.id(id)])
                // Written by a newer version: what this one cannot read must not hold up the channel.
                if claimed == nil { try bury(id, "dead", "unknown-kind", now, session) }
            }
            return due.compactMap(\.claimed)
        }
    }

    package func settle(
        _ outcomes: [(id: RowID, outcome: DeliveryOutcome)], now: Moment
    ) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            var sums = RollupSums()
            for (id, outcome) in outcomes { try settle(id, outcome, now, &sums, session) }
            try rows.book.write(sums, session)
        }
    }

    package func nextDue(channel: ChannelName) async throws(StoreFailure) -> Moment? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.nextDue, [.text(channel.id)]) { $0.moment(0) }
        }
    }

    /// Nil for a row of a kind that this binary does not know.
    private static func claimed(_ row: borrowing SQLRow) -> ClaimedMessage? {
        guard let message = try? OutboxRows.message(row) else { return nil }
        return ClaimedMessage(
            message: message, mayHaveGoneOut: row.flag(17), isOptedOut: row.flag(18), writtenTo: row.optionalText(19))
    }

    private func settle(
        _ id: RowID, _ outcome: DeliveryOutcome, _ now: Moment, _ sums: inout RollupSums, _ session: any SQLSession
    ) throws(StoreFailure) {
        switch outcome {
        case .sent(let providerID): try markSent(id, providerID, isRepeat: true, now, &sums, session)
        case .reconciled(let providerID): try markSent(id, providerID, isRepeat: false, now, &sums, session)
        case .refused(let code): try bury(id, "dead", code, now, session)
        case .paused(let until, let code):
            // The account is at fault, not the message: the attempt does not count.
            try session.execute(Self.postpone, [.id(id), "pending", .moment(until), .text(code), .int(-1)])
        case .retry(let at, let code): try postpone(id, "pending", at, code, now, session)
        case .notTried: try session.execute(Self.handBack, [.id(id)])
        case .unknown(let code): try postpone(id, "unknown", nil, code, now, session)
        }
    }

    private func markSent(
        _ id: RowID, _ providerID: String?, isRepeat: Bool, _ now: Moment, _ sums: inout RollupSums,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        let row = try session.first(
            Self.markSent, [.id(id), .moment(now), .optional(providerID), .flag(isRepeat)]
        ) { (channel: RowKeys.channel($0, 0), conversation: $0.optionalID(2)) }
        guard let row, let channel = row.channel else { return }
        if channel.kind == .sms, let conversation = row.conversation {
            try session.execute(Self.touch, [.id(conversation), .moment(now)])
        }
        let entry = rows.count.entry(.messageOut, cause: id, channel: channel, happenedAt: now, recordedAt: now)
        try rows.book.write([entry], &sums, session)
    }

    private func postpone(
        _ id: RowID, _ state: String, _ at: Moment?, _ code: String, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let row = try session.first(Self.age, [.id(id)]) { ($0.int(0), $0.moment(1)) }
        guard let (attempts, createdAt) = row else { return }
        guard let next = schedule.next(attempts: attempts, createdAt: createdAt, now: now) else {
            return try bury(id, "dead", code, now, session)
        }
        try session.execute(Self.postpone, [.id(id), .text(state), .moment(at ?? next), .text(code), .int(0)])
    }

    /// A dead letter: it stays, and the request's timeline says so.
    private func bury(
        _ id: RowID, _ state: String, _ code: String, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let request = try session.first(Self.bury, [.id(id), .text(state), .text(code)]) { $0.optionalID(0) }
        guard case let request?? = request else { return }
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(rows.ids.next()), .id(request), .text(TimelineEvent.Kind.deliveryFailed.rawValue), .null,
                .text(code), .moment(now),
            ])
        try UndeliveredAnswers(rows: rows).comeBack(id, at: now, session)
    }
}
