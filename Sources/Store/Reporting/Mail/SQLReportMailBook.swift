package import Intake
package import Reports

/// Reports that go out by mail, on a database.
package struct SQLReportMailBook: ReportMailBook {
    private let database: any SQLDatabase
    private let files: ReportFileRows
    /// Rung after each commit that wrote outbox rows.
    private let doorbell: Doorbell

    init(database: any SQLDatabase, raw: RawBytes, doorbell: Doorbell) {
        self.database = database
        self.doorbell = doorbell
        files = ReportFileRows(raw: raw)
    }

    package func last(_ name: String, _ kind: PeriodKind) async throws(StoreFailure) -> String? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.lastDay, [.text(name), .text("\(kind.rawValue)/%")]) { $0.text(0) }
        }
    }

    package func isCounting(from: String, to: String) async throws(StoreFailure) -> Bool {
        try await database.read { session throws(StoreFailure) in
            try session.exists(Self.counting, [.text(from), .text(to)])
        }
    }

    package func send(
        _ report: MailedReport, _ mails: [OutboundMessage], id: RowID, at now: Moment
    ) async throws(StoreFailure) -> Bool {
        let body = OutboundFile(name: "report.html", mediaType: "text/html", bytes: Array(report.html.utf8))
        let kept = try await files.kept([body] + report.files)
        let isFirst = try await database.write(.file) { session throws(StoreFailure) in
            let values: [SQLValue] = [
                .id(id), .text(report.name), .text(report.period.key), .text(report.period.firstDay),
                .text(report.period.lastDay), .text(report.subject), .text(report.text), .moment(report.asOf),
                .moment(now),
            ]
            // The index on name and period decides between two that send it at once.
            guard try session.execute(Self.insert, values) == 1 else { return false }
            try ReportFileRows.insert(kept, of: id, session)
            for mail in mails {
                try session.write(Self.insertMail, [.id(mail.id), .id(id), .text(mail.recipient)])
                try OutboxRows.insert(mail, session)
            }
            return true
        }
        if isFirst { doorbell.ring() }
        return isFirst
    }

    package func sent(before: RowID?, limit: Int) async throws(StoreFailure) -> [SentReport] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.newest, [.id(before ?? RowID(rawValue: Int64.max)), .int(limit)]) {
                Self.report($0, text: "")
            }
        }
    }

    package func sent(_ id: RowID) async throws(StoreFailure) -> SentReport? {
        try await database.read { session throws(StoreFailure) in
            guard var report = try session.first(Self.one, [.id(id)], { Self.report($0, text: $0.text(7)) }) else {
                return nil
            }
            report.recipients = try session.all(Self.mails, [.id(id)]) {
                SentReport.Recipient(address: $0.text(0), state: $0.text(1), sentAt: $0.optionalMoment(2))
            }
            report.files = try ReportFileRows.list(of: id, session)
            return report
        }
    }

    package func file(_ position: Int, of id: RowID) async throws(StoreFailure) -> OutboundFile? {
        let found = try await database.read { session throws(StoreFailure) in
            try ReportFileRows.read(of: id, session).first { $0.position == position }
        }
        guard let found else { return nil }
        return try await files.loaded(found)
    }

    private static func report(_ row: borrowing SQLRow, text: String) -> SentReport {
        SentReport(
            id: row.id(0), name: row.text(1), subject: row.text(2), from: row.text(3), to: row.text(4),
            asOf: row.moment(5), madeAt: row.moment(6), text: text)
    }

    /// $2 is how the keys of a kind of period begin (`ReportPeriod.key`). One that was sent in another rhythm since begins anew.
    static let lastDay = SQLStatement(
        """
        SELECT r.first_day FROM sent_report r WHERE r.name = $1 AND r.period LIKE $2 AND NOT EXISTS (
            SELECT 1 FROM sent_report o WHERE o.name = $1 AND o.first_day > r.last_day AND o.period NOT LIKE $2)
        ORDER BY r.first_day DESC LIMIT 1
        """)
    static let counting = SQLStatement(
        """
        SELECT 1 FROM figure_waiting WHERE day >= $1 AND day <= $2
        UNION ALL SELECT 1 FROM volume_noted WHERE day >= $1 AND day <= $2 LIMIT 1
        """)
    static let newest = SQLStatement(
        """
        SELECT id, name, subject, first_day, last_day, figures_as_of, made_at FROM sent_report
        WHERE id < $1 ORDER BY id DESC LIMIT $2
        """)
    static let one = SQLStatement(
        """
        SELECT id, name, subject, first_day, last_day, figures_as_of, made_at, text FROM sent_report WHERE id = $1
        """)
    static let mails = SQLStatement(
        """
        SELECT m.recipient, COALESCE(o.state, 'gone'), o.sent_at
        FROM sent_report_mail m LEFT JOIN outbox o ON o.id = m.id WHERE m.report = $1 ORDER BY m.id
        """)
    private static let insert = SQLStatement(
        """
        INSERT INTO sent_report (id, name, period, first_day, last_day, subject, text, figures_as_of, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (name, period) DO NOTHING
        """)
    private static let insertMail = SQLStatement(
        "INSERT INTO sent_report_mail (id, report, recipient) VALUES ($1, $2, $3)")
}
