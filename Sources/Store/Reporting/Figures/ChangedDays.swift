import Intake

/// On which days figures may have changed since a look at the timeline: everything that people and the gateway do to a request leaves an
/// event, and may move all that is counted of it to another type, department or day.
struct ChangedDays {
    /// Requests looked at in one step.
    private static let page = 2_000

    let calendar: CityCalendar
    /// Anything from here on is counted at each refresh anyway.
    let today: Moment

    /// The days of the requests with events after `event`, and the last event that was looked at.
    ///
    /// - Returns: `isAll` false where more events wait.
    func read(
        after event: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> (days: Set<String>, last: RowID, isAll: Bool) {
        var (last, count) = (event, 0)
        var requests: Set<RowID> = []
        var days: Set<String> = []
        try session.query(Self.events, [.id(event), .int(Self.page)]) { row throws(StoreFailure) in
            (last, count) = (row.id(0), count + 1)
            guard let request = row.optionalID(1), let openedAt = row.optionalMoment(2), openedAt < today else {
                return
            }
            if requests.insert(request).inserted { days.insert(calendar.day(of: openedAt)) }
        }
        for request in requests {
            for statement in [Self.contacts, Self.changes, Self.answers, Self.surveys] {
                try session.query(statement, [.id(request)]) { row throws(StoreFailure) in
                    days.insert(calendar.day(of: row.moment(0)))
                }
            }
        }
        return (days, last, count < Self.page)
    }

    static let events = SQLStatement(
        """
        SELECT e.id, e.request, s.opened_at FROM event e LEFT JOIN service_request s ON s.id = e.request
        WHERE e.id > $1 ORDER BY e.id LIMIT $2
        """)

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
}
