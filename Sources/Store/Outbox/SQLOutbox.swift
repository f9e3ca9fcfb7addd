package import Intake

/// The outbox: claimed by lane heads, marked before anything goes over the wire, settled afterwards.
package struct SQLOutbox: Outbox {
    private static let furthestAhead: Duration = .seconds(48 * 3600)

    private let database: any SQLDatabase
    private let rows: ReceivedRows
    private let files: ReportFileRows
    private let schedule: RetrySchedule

    init(
        database: any SQLDatabase, rows: ReceivedRows, raw: RawBytes, schedule: RetrySchedule = RetrySchedule()
    ) {
        self.database = database
        self.rows = rows
        files = ReportFileRows(raw: raw)
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
        let (claimed, parts) = try await database.write(.file) { session throws(StoreFailure) in
            let due = try session.all(Self.due, [.text(channel.id), .moment(now), .int(limit)]) { row in
                (id: row.id(0), claimed: Self.claimed(row))
            }
            var parts: [RowID: [ReportFileRows.Row]] = [:]
            for (id, claimed) in due {
                try session.write(Self.markSending, [.id(id)])
                // Written by a newer version: what this one cannot read must not hold up the channel.
                if claimed == nil { try bury(id, "dead", "unknown-kind", now, session) }
                if claimed?.message.kind == .report { parts[id] = try ReportFileRows.read(ofMail: id, session) }
            }
            return (due.compactMap(\.claimed), parts)
        }
        return parts.isEmpty ? claimed : try await withFiles(claimed, parts, now)
    }

    /// With what goes along. A mail whose files cannot be read holds up nobody else.
    private func withFiles(
        _ claimed: [ClaimedMessage], _ parts: [RowID: [ReportFileRows.Row]], _ now: Moment
    ) async throws(StoreFailure) -> [ClaimedMessage] {
        var whole: [ClaimedMessage] = []
        for var mail in claimed {
            do throws(StoreFailure) {
                if let rows = parts[mail.message.id] { mail.message = try await files.loaded(mail.message, rows) }
                whole.append(mail)
            } catch {
                let outcome: DeliveryOutcome =
                    error.mayPass ? .retry(at: nil, code: "file-not-readable") : .refused(code: "file-lost")
                try await settle([(mail.message.id, outcome)], now: now)
            }
        }
        return whole
    }

    package func settle(
        _ outcomes: [(id: RowID, outcome: DeliveryOutcome)], now: Moment
    ) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            var sent: [Sent] = []
            for (id, outcome) in outcomes { try settle(id, outcome, now, &sent, session) }
            try markSent(sent, now, session)
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

    /// What went out.
    private struct Sent {
        var id: RowID
        var providerID: String?
        /// Whether it went out now, and not only before.
        var isRepeat: Bool
    }

    private func settle(
        _ id: RowID, _ outcome: DeliveryOutcome, _ now: Moment, _ sent: inout [Sent], _ session: any SQLSession
    ) throws(StoreFailure) {
        switch outcome {
        case .sent(let providerID): sent.append(Sent(id: id, providerID: providerID, isRepeat: true))
        case .reconciled(let providerID): sent.append(Sent(id: id, providerID: providerID, isRepeat: false))
        case .refused(let code): try bury(id, "dead", code, now, session)
        case .paused(let until, let code):
            // The account is at fault, not the message: the attempt does not count.
            try session.write(Self.postpone, [.id(id), "pending", .moment(until), .text(code), .int(-1)])
        case .retry(let at, let code): try postpone(id, "pending", at, code, now, session)
        case .notTried: try session.execute(Self.handBack, [.id(id)])
        case .unknown(let code): try postpone(id, "unknown", nil, code, now, session)
        }
    }

    private func markSent(_ sent: [Sent], _ now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        guard !sent.isEmpty else { return }
        var marked: [(id: RowID, channel: ChannelName, conversation: RowID?)] = []
        let steps = sent.map {
            SQLStep(Self.markSent, [.id($0.id), .moment(now), .optional($0.providerID), .flag($0.isRepeat)])
        }
        try session.query(steps) { step, row in
            guard let channel = RowKeys.channel(row, 0) else { return }
            marked.append((sent[step].id, channel, row.optionalID(2)))
        }
        for row in marked where row.channel.kind == .sms {
            if let conversation = row.conversation {
                try session.write(Self.touch, [.id(conversation), .moment(now)])
            }
        }
        var sums = RollupSums()
        let entries = marked.map {
            rows.count.entry(.messageOut, cause: $0.id, channel: $0.channel, happenedAt: now, recordedAt: now)
        }
        try rows.book.write(entries, &sums, session)
        try rows.book.write(sums, session)
    }

    private func postpone(
        _ id: RowID, _ state: String, _ at: Moment?, _ code: String, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let row = try session.first(Self.age, [.id(id)]) { ($0.int(0), $0.moment(1)) }
        guard let (attempts, createdAt) = row else { return }
        guard let next = schedule.next(attempts: attempts, createdAt: createdAt, now: now) else {
            return try bury(id, "dead", code, now, session)
        }
        try session.write(Self.postpone, [.id(id), .text(state), .moment(at ?? next), .text(code), .int(0)])
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
