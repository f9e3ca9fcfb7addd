import Intake

/// On which days figures may have changed since a look at the timeline: everything that people and the gateway do to a request leaves an
/// event, and may move all that is counted of it to another type, department or day. Contacts that were filed late leave none, and are
/// looked for themselves.
struct ChangedDays {
    /// Rows looked at in one step.
    private static let page = 2_000
    /// What moves figures of days before today to a request that was opened today.
    private static let moving: Set<String> = [
        TimelineEvent.Kind.mergedIn.rawValue, TimelineEvent.Kind.unmerged.rawValue,
        TimelineEvent.Kind.splitOff.rawValue, TimelineEvent.Kind.splitFrom.rawValue,
        TimelineEvent.Kind.unsplit.rawValue,
    ]

    let calendar: CityCalendar
    /// Today is counted at each refresh anyway.
    let today: String

    /// What lies behind two marks.
    struct Found {
        var days: Set<String> = []
        /// The last event and the last contact that were read.
        var event: RowID
        var contact: RowID
        /// Events whose days are in `days`.
        var events: Set<RowID> = []
        /// False where more waits.
        var isAll = true
    }

    /// - Parameter new: gives those of the events that are to be looked at.
    func read(
        after event: RowID, contact: RowID, new: ([RowID]) -> Set<RowID>, _ session: any SQLSession
    ) throws(StoreFailure) -> Found {
        var found = Found(event: event, contact: contact)
        var requests: [(event: RowID, request: RowID)] = []
        var (events, count) = ([RowID](), 0)
        let start = calendar.bounds(of: today)?.lowerBound ?? Moment(milliseconds: 0)
        try session.query(Self.events, [.id(event), .int(Self.page)]) { row throws(StoreFailure) in
            found.event = row.id(0)
            events.append(found.event)
            guard let request = row.optionalID(1), let openedAt = row.optionalMoment(2) else { return }
            guard openedAt < start || Self.moving.contains(row.text(3)) else { return }
            requests.append((found.event, request))
        }
        try session.query(Self.late, [.id(contact), .int(Self.page)]) { row throws(StoreFailure) in
            (found.contact, count) = (row.id(0), count + 1)
            found.days.insert(calendar.day(of: row.moment(1)))
        }
        found.events = new(events)
        for request in Set(requests.filter { found.events.contains($0.event) }.map(\.request)) {
            try addDays(of: request, to: &found.days, session)
        }
        found.days = found.days.filter { $0 < today }
        found.isAll = events.count < Self.page && count < Self.page
        return found
    }

    private func addDays(
        of request: RowID, to days: inout Set<String>, _ session: any SQLSession
    ) throws(StoreFailure) {
        for statement in [
            Self.opening, Self.contacts, Self.changes, Self.answers, Self.surveys, Self.marks, Self.sent, Self.aside,
        ] {
            try session.query(statement, [.id(request)]) { row throws(StoreFailure) in
                days.insert(calendar.day(of: row.moment(0)))
            }
        }
    }

    static let events = SQLStatement(
        """
        SELECT e.id, e.request, s.opened_at, e.kind FROM event e LEFT JOIN service_request s ON s.id = e.request
        WHERE e.id > $1 ORDER BY e.id LIMIT $2
        """)

    static let late = SQLStatement("SELECT id, started_at FROM contact WHERE id > $1 ORDER BY id LIMIT $2")
    static let opening = SQLStatement("SELECT opened_at FROM service_request WHERE id = $1")

    static let contacts = SQLStatement(
        """
        SELECT c.started_at FROM (SELECT DISTINCT conversation FROM message WHERE request = $1) AS m
            JOIN contact c ON c.conversation = m.conversation
        WHERE c.request = $1
        """)

    static let changes = SQLStatement("SELECT DISTINCT happened_at FROM counted_change WHERE request = $1")
    static let answers = SQLStatement("SELECT written_at FROM answer WHERE request = $1")
    static let surveys = SQLStatement(
        """
        SELECT v.made_at FROM survey v WHERE v.request = $1
        UNION ALL
        SELECT a.answered_at FROM survey v JOIN survey_answer a ON a.survey = v.id WHERE v.request = $1
        """)
    static let sent = SQLStatement("SELECT sent_at FROM outbox WHERE request = $1 AND sent_at IS NOT NULL")
    static let aside = SQLStatement(
        "SELECT arrived_at FROM message WHERE request = $1 AND (automatic IS NOT NULL OR is_spam = 1)")
    static let marks = SQLStatement(
        """
        SELECT at FROM event WHERE request = $1 AND kind IN (
            'linked', 'chat_ended', 'reopened', 'not_fixed', 'disputed', 'recurs')
        """)
}
