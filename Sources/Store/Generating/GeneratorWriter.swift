import Intake

/// Writes what happened in the imagined city, through the same statements as filing and the desk.
struct GeneratorWriter: Sendable {
    private let rows: ReceivedRows

    init(ids: RowIDSource, clock: GeneratingClock, calendar: CityCalendar) {
        rows = ReceivedRows(
            ids: ids, clock: clock, count: Count(calendar: calendar), book: LedgerBook(slot: 0))
    }

    func write(_ happenings: [GeneratedHappening], _ session: any SQLSession) throws(StoreFailure) {
        var (closing, sums) = (WaveClosing(), RollupSums())
        for happening in happenings {
            switch happening.kind {
            case .filed(let changes): try file(changes, happening, &closing, session)
            case .answered(let matter): try answer(matter, happening, &closing, session)
            case .closed(let matter): try close(matter, happening, session)
            case .reopened(let matter):
                try event(.reopened, matter, happening, session)
                try session.write(Self.open, [.id(matter.request)])
                try CountedChanges(rows: rows).count(
                    .reopened, of: matter.request, change: happening.id, at: happening.at, session)
            case .chatEnded(let matter): try event(.chatEnded, matter, happening, session)
            case .surveyed(let matter, let ending): try survey(matter, ending, happening, &closing, session)
            case .scored(let answer, let channel):
                _ = try SurveyRows.write(answer, channel: channel, session)
                closing.count([
                    rows.count.entry(
                        .surveyAnswered, cause: answer.survey, channel: channel, happenedAt: answer.at,
                        recordedAt: answer.at)
                ])
            }
        }
        try rows.book.write(closing.entries, &sums, session)
        try rows.book.write(sums, session)
    }

    private func file(
        _ changes: Changes, _ happening: GeneratedHappening, _ closing: inout WaveClosing, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard let message = changes.message?.message else { return }
        try ChangesWriter(rows: rows).write(
            changes, of: message.id, channel: message.channel, now: happening.at, &closing, session)
        for outbound in changes.outbox { try send(outbound, &closing, session, isWritten: true) }
    }

    private func answer(
        _ matter: GeneratedMatter, _ happening: GeneratedHappening, _ closing: inout WaveClosing,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.write(
            Self.answer,
            [
                .id(happening.id), .id(matter.request), .text("generated-\(happening.id.rawValue)"),
                .moment(happening.at),
            ])
        guard matter.channel.kind.isWritten else { return }
        try send(
            outbound(.answer, "Somebody is on the way.", matter, happening), &closing, session, isWritten: false)
    }

    private func close(
        _ matter: GeneratedMatter, _ happening: GeneratedHappening, _ session: any SQLSession
    ) throws(StoreFailure) {
        if let limit = matter.limit, limit < happening.at {
            try session.write(Self.breach, [.id(matter.request), .moment(limit)])
        }
        try event(.closed, matter, happening, session)
        try session.write(Self.resolve, [.id(matter.request)])
        try session.write(Self.work, [.id(matter.request), .moment(happening.at)])
        try CountedChanges(rows: rows).count(
            .resolved, of: matter.request, change: happening.id, at: happening.at, session)
    }

    private func survey(
        _ matter: GeneratedMatter, _ ending: RowID, _ happening: GeneratedHappening, _ closing: inout WaveClosing,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        let asked = outbound(.survey, "How did we do?", matter, happening)
        try send(asked, &closing, session, isWritten: false)
        try session.write(
            Self.survey,
            [
                .id(happening.id), .id(ending), .id(matter.request), .text(matter.channel.kind.rawValue),
                .text(matter.channel.id), .text(matter.identity.address), .id(asked.id), .moment(happening.at),
            ])
    }

    private func outbound(
        _ kind: OutboundKind, _ text: String, _ matter: GeneratedMatter, _ happening: GeneratedHappening
    ) -> OutboundMessage {
        OutboundMessage(
            id: happening.id, kind: kind, channel: matter.channel, recipient: matter.identity.address, subject: nil,
            text: text, language: matter.language, request: matter.request, conversation: matter.conversation,
            cause: happening.id, createdAt: happening.at, dueAt: happening.at)
    }

    /// The channel took it at once.
    ///
    /// - Parameter isWritten: whether its row is there already.
    private func send(
        _ outbound: OutboundMessage, _ closing: inout WaveClosing, _ session: any SQLSession, isWritten: Bool
    ) throws(StoreFailure) {
        if !isWritten { try OutboxRows.insert(outbound, session) }
        try session.write(Self.sent, [.id(outbound.id), .moment(outbound.createdAt)])
        closing.count([
            rows.count.entry(
                .messageOut, cause: outbound.id, channel: outbound.channel, happenedAt: outbound.createdAt,
                recordedAt: outbound.createdAt)
        ])
    }

    private func event(
        _ kind: TimelineEvent.Kind, _ matter: GeneratedMatter, _ happening: GeneratedHappening,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.write(
            ChangesWriter.insertEvent,
            [
                .id(happening.id), .id(matter.request), .text(kind.rawValue), .null, .text("generated"),
                .moment(happening.at),
            ])
    }

    private static let sent = SQLStatement("UPDATE outbox SET state = 'sent', sent_at = $2 WHERE id = $1")
    private static let resolve = SQLStatement("UPDATE service_request SET status = 'resolved' WHERE id = $1")
    private static let open = SQLStatement("UPDATE service_request SET status = 'triage' WHERE id = $1")

    private static let work = SQLStatement(
        """
        INSERT INTO work (request, version, since, closed_as) VALUES ($1, 1, $2, 'resolved')
        ON CONFLICT (request) DO UPDATE SET version = work.version + 1, since = excluded.since, closed_as = 'resolved'
        """)

    private static let breach = SQLStatement(
        """
        INSERT INTO service_event (request, stage, kind, at, noticed_at) VALUES ($1, 'resolved', 'breach', $2, $2)
        ON CONFLICT (request, stage, kind) DO NOTHING
        """)

    private static let answer = SQLStatement(
        """
        INSERT INTO answer (id, request, author, author_name, form, text, written_at)
        VALUES ($1, $2, 0, 'Generated', $3, 'Somebody is on the way.', $4)
        """)

    private static let survey = SQLStatement(
        """
        INSERT INTO survey (id, event, ending, request, channel_kind, channel, recipient, outbox, made_at)
        VALUES ($1, $2, 'resolved', $3, $4, $5, $6, $7, $8)
        """)
}
