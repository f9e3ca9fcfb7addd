import Intake

/// What people's changes count: each a row that is the cause of one ledger entry, so that a recount finds it (promise 11). A correction is
/// a row of the opposite amount, dated as what it takes out.
struct CountedChanges {
    let rows: ReceivedRows

    /// Counts that a request was closed, or opened again.
    func count(
        _ kind: LedgerKind, of request: RowID, change: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let channel = try session.first(Self.channel, [.id(request)]) { RowKeys.channel($0, 0) }
        guard case let channel?? = channel else { return }
        try write(
            [Counted(request: request, kind: kind, channel: channel, happenedAt: now, amount: 1)], change, now, session)
    }

    /// Takes a request that was spam out of what came in: itself, its contacts and messages, on the days on which they came.
    func countAsSpam(_ request: RowID, change: RowID, at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        var counted: [Counted] = []
        try session.query(Self.cameIn, [.id(request)]) { row throws(StoreFailure) in
            guard let kind = LedgerKind(rawValue: row.text(0)), let channel = RowKeys.channel(row, 1) else { return }
            counted.append(
                Counted(request: request, kind: kind, channel: channel, happenedAt: row.moment(3), amount: -1))
            if kind == .messageIn {
                counted.append(
                    Counted(request: request, kind: .spam, channel: channel, happenedAt: row.moment(3), amount: 1))
            }
        }
        try write(counted, change, now, session)
    }

    /// Counts what was taken for automatic mail or spam as a person's message and contact, on the day on which it came.
    ///
    /// - Parameters:
    ///   - request: what it opened, as is known now; nil where it stands on another's.
    ///   - isContact: whether an occasion begins with it.
    func countAsPersons(
        _ message: RowID, opening request: RowID?, isContact: Bool, change: RowID, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        var counted: [Counted] = []
        try session.query(Self.setAside, [.id(message)]) { row throws(StoreFailure) in
            guard let kind = LedgerKind(rawValue: row.text(0)), let channel = RowKeys.channel(row, 1) else { return }
            let (on, at) = (row.optionalID(4), row.moment(3))
            counted.append(Counted(request: on, kind: kind, channel: channel, happenedAt: at, amount: -1))
            let kinds = [LedgerKind.messageIn] + (isContact ? [.contact] : []) + (request == nil ? [] : [.opened])
            for kind in kinds {
                counted.append(Counted(request: on, kind: kind, channel: channel, happenedAt: at, amount: 1))
            }
        }
        try write(counted, change, now, session)
    }

    /// Counts a request that was split off as opened, as `Count` counts others: the request is the cause.
    func countOpened(_ request: RowID, at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        let found = try session.first(Self.opening, [.id(request)]) { (RowKeys.channel($0, 0), $0.moment(2)) }
        guard let found, let channel = found.0 else { return }
        var sums = RollupSums()
        let entry = rows.count.entry(
            .opened, cause: request, channel: channel, happenedAt: found.1, recordedAt: now)
        try rows.book.write([entry], &sums, session)
        try rows.book.write(sums, session)
    }

    /// Takes that out again.
    func uncountOpened(
        _ request: RowID, change: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let found = try session.first(Self.opening, [.id(request)]) { (RowKeys.channel($0, 0), $0.moment(2)) }
        guard let found, let channel = found.0 else { return }
        try write(
            [Counted(request: request, kind: .opened, channel: channel, happenedAt: found.1, amount: -1)], change, now,
            session)
    }

    /// Takes back what a change counted; what was taken back already stays so.
    ///
    /// - Parameter change: what takes it back, and is the cause of the reversals.
    func reverse(
        _ reversed: RowID, change: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let counted = try counted(Self.ofChange, reversed, session)
        guard try session.execute(Self.markReversed, [.id(reversed)]) == counted.count else { return }
        try write(counted, change, now, session)
    }

    /// Takes back every closing and reopening of a request that turns out to have been none.
    func reverseEndings(
        of request: RowID, change: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let counted = try counted(Self.endings, request, session)
        try session.execute(Self.markEndingsReversed, [.id(request)])
        try write(counted, change, now, session)
    }

    /// The opposite of what a statement finds.
    private func counted(
        _ statement: SQLStatement, _ key: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> [Counted] {
        var counted: [Counted] = []
        try session.query(statement, [.id(key)]) { row throws(StoreFailure) in
            guard let kind = LedgerKind(rawValue: row.text(0)), let channel = RowKeys.channel(row, 1) else { return }
            counted.append(
                Counted(
                    request: row.optionalID(5), kind: kind, channel: channel, happenedAt: row.moment(3),
                    amount: -row.int(4)))
        }
        return counted
    }

    /// The newest change of a kind on a request: what a later one takes back.
    func newest(
        _ kind: TimelineEvent.Kind, of request: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> RowID? {
        try session.first(Self.newestEvent, [.id(request), .text(kind.rawValue)]) { $0.id(0) }
    }

    private struct Counted {
        /// Nil in what an older version wrote.
        var request: RowID?
        var kind: LedgerKind
        var channel: ChannelName
        var happenedAt: Moment
        var amount: Int
    }

    private func write(
        _ counted: [Counted], _ change: RowID, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        var sums = RollupSums()
        for one in counted {
            let id = rows.ids.next()
            try session.execute(
                Self.insert,
                [
                    .id(id), .id(change), .text(one.kind.rawValue), .text(one.channel.kind.rawValue),
                    .text(one.channel.id), .moment(one.happenedAt), .moment(now), .int(one.amount),
                    .optional(one.request),
                ])
            let entry = rows.count.entry(
                one.kind, cause: id, channel: one.channel, happenedAt: one.happenedAt, recordedAt: now,
                amount: one.amount)
            try rows.book.write([entry], &sums, session)
        }
        try rows.book.write(sums, session)
    }

    private static let opening = SQLStatement(
        "SELECT channel_kind, channel, opened_at FROM service_request WHERE id = $1")

    private static let channel = SQLStatement("SELECT channel_kind, channel FROM service_request WHERE id = $1")

    /// As `Count` counted it.
    private static let cameIn = SQLStatement(
        """
        SELECT 'opened', s.channel_kind, s.channel, s.opened_at FROM service_request s
        WHERE s.id = $1 AND EXISTS (SELECT 1 FROM event e WHERE e.request = $1 AND e.kind = 'opened')
        UNION ALL
        SELECT 'message_in', m.channel_kind, m.channel, m.arrived_at FROM message m
        WHERE m.request = $1 AND m.automatic IS NULL AND m.is_spam = 0
        UNION ALL
        SELECT 'contact', c.channel_kind, c.channel, c.started_at
        FROM (SELECT DISTINCT conversation FROM message WHERE request = $1) AS m
            JOIN contact c ON c.conversation = m.conversation
        WHERE c.request = $1
        UNION ALL
        SELECT n.kind, n.channel_kind, n.channel, n.happened_at
        FROM counted_change n JOIN event u ON u.id = n.change_id AND u.kind = 'undone'
        WHERE n.request = $1 AND n.amount > 0 AND n.is_reversed = 0 AND n.kind IN ('opened', 'message_in', 'contact')
        """)

    private static let setAside = SQLStatement(
        """
        SELECT CASE WHEN automatic IS NOT NULL THEN 'automatic' ELSE 'spam' END, channel_kind, channel, arrived_at,
            request
        FROM message WHERE id = $1 AND (automatic IS NOT NULL OR is_spam = 1)
        """)

    private static let ofChange = SQLStatement(
        """
        SELECT kind, channel_kind, channel, happened_at, amount, request FROM counted_change
        WHERE change_id = $1 AND is_reversed = 0 ORDER BY id
        """)

    private static let markReversed = SQLStatement(
        "UPDATE counted_change SET is_reversed = 1 WHERE change_id = $1 AND is_reversed = 0")

    /// Not what was reversed, nor the reversals.
    static let endings = SQLStatement(
        """
        SELECT kind, channel_kind, channel, happened_at, amount, request FROM counted_change
        WHERE request = $1 AND kind IN ('resolved', 'reopened') AND is_reversed = 0 AND amount > 0 ORDER BY id
        """)

    private static let markEndingsReversed = SQLStatement(
        """
        UPDATE counted_change SET is_reversed = 1
        WHERE request = $1 AND kind IN ('resolved', 'reopened') AND is_reversed = 0 AND amount > 0
        """)

    private static let newestEvent = SQLStatement(
        "SELECT id FROM event WHERE request = $1 AND kind = $2 ORDER BY id DESC LIMIT 1")

    private static let insert = SQLStatement(
        """
        INSERT INTO counted_change (id, change_id, kind, channel_kind, channel, happened_at, recorded_at, amount,
            request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)
}
