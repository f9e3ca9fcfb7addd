import Intake

/// Applies what a provider or a mail server says became of a message of ours. A report for nothing of ours changes nothing.
struct DeliveryReportRows: Sendable {
    let rows: ReceivedRows

    func apply(
        _ report: DeliveryReport, _ now: Moment, _ sums: inout RollupSums, _ session: any SQLSession
    ) throws(StoreFailure) {
        let statement: SQLStatement
        let subject: SQLValue
        switch report.subject {
        case .providerID(let id): (statement, subject) = (Self.byProviderID, .text(id))
        case .outboxRow(let id): (statement, subject) = (Self.byRow, .id(id))
        case .messageID(let id): (statement, subject) = (Self.byMessageID, .text(id))
        }
        if case .outboxRow(let id) = report.subject { try settleUnknown(id, now, &sums, session) }
        let found = try session.first(
            statement,
            [subject, .text(report.status.rawValue), .optional(report.code), .int(Self.rank(report.status))]
        ) { (request: $0.optionalID(0), row: $0.id(1)) }
        guard report.status == .failed, let found, let request = found.request else { return }
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(rows.ids.next()), .id(request), .text(TimelineEvent.Kind.deliveryFailed.rawValue), .null,
                .text(report.code ?? ""), .moment(now),
            ])
        try UndeliveredAnswers(rows: rows).comeBack(found.row, at: now, session)
    }

    /// Whoever reports on a row has had it: one that may have gone out has, and is not sent again (promise 1).
    private func settleUnknown(
        _ id: RowID, _ now: Moment, _ sums: inout RollupSums, _ session: any SQLSession
    ) throws(StoreFailure) {
        let channel = try session.first(Self.markKnown, [.id(id), .moment(now)]) { RowKeys.channel($0, 0) }
        guard case let channel?? = channel else { return }
        let entry = rows.count.entry(.messageOut, cause: id, channel: channel, happenedAt: now, recordedAt: now)
        try rows.book.write([entry], &sums, session)
    }

    private static let markKnown = SQLStatement(
        """
        UPDATE outbox SET state = 'sent', sent_at = $2
        WHERE id = $1 AND may_have_gone_out = 1 AND (state = 'unknown' OR state = 'pending')
        RETURNING channel_kind, channel
        """)

    /// Reports come twice and out of order: a state is never overridden by an earlier one, nor a final one at all.
    private static func rank(_ status: DeliveryReport.Status) -> Int {
        switch status {
        case .queued: 1
        case .sent: 2
        case .delayed: 3
        case .delivered, .failed: 4
        }
    }

    private static let byProviderID = SQLStatement(
        """
        UPDATE outbox SET delivery = $2, code = $3
        WHERE provider_id = $1 AND CASE COALESCE(delivery, '')
            WHEN '' THEN 0 WHEN 'queued' THEN 1 WHEN 'sent' THEN 2 WHEN 'delayed' THEN 3 ELSE 4 END < $4
        RETURNING request, id
        """)

    private static let byRow = SQLStatement(
        """
        UPDATE outbox SET delivery = $2, code = $3
        WHERE id = $1 AND CASE COALESCE(delivery, '')
            WHEN '' THEN 0 WHEN 'queued' THEN 1 WHEN 'sent' THEN 2 WHEN 'delayed' THEN 3 ELSE 4 END < $4
        RETURNING request, id
        """)

    private static let byMessageID = SQLStatement(
        """
        UPDATE outbox SET delivery = $2, code = $3
        WHERE message_id = $1 AND CASE COALESCE(delivery, '')
            WHEN '' THEN 0 WHEN 'queued' THEN 1 WHEN 'sent' THEN 2 WHEN 'delayed' THEN 3 ELSE 4 END < $4
        RETURNING request, id
        """)
}
