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
        let request = try session.first(
            statement, [subject, .text(report.status.rawValue), .optional(report.code)]
        ) { $0.optionalID(0) }
        guard report.status == .failed, case let request?? = request else { return }
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(rows.ids.next()), .id(request), .text(TimelineEvent.Kind.deliveryFailed.rawValue), .null,
                .text(report.code ?? ""), .moment(now),
            ])
    }

    // Reports come twice and out of order: a final one is never overridden by an earlier state.
    private static let byProviderID = SQLStatement(
        """
        UPDATE outbox SET delivery = $2, code = $3
        WHERE provider_id = $1 AND (delivery IS NULL OR delivery NOT IN ('delivered', 'failed')) RETURNING request
        """)

    private static let byRow = SQLStatement(
        """
        UPDATE outbox SET delivery = $2, code = $3
        WHERE id = $1 AND (delivery IS NULL OR delivery NOT IN ('delivered', 'failed')) RETURNING request
        """)

    private static let byMessageID = SQLStatement(
        """
        UPDATE outbox SET delivery = $2, code = $3
        WHERE message_id = $1 AND (delivery IS NULL OR delivery NOT IN ('delivered', 'failed')) RETURNING request
        """)
}
