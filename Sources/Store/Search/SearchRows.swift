import Desk
import Intake

/// What an id of the search index is, read from the store.
enum SearchRows {
    /// The request that a message or answer stands on, and its department as it is now. A place is found by the change that set it as long as
    /// no later one has set another.
    static let owner = SQLStatement(
        """
        SELECT s.id, s.department FROM message m JOIN service_request s ON s.id = m.request WHERE m.id = $1
        UNION ALL
        SELECT s.id, s.department FROM answer a JOIN service_request s ON s.id = a.request
        WHERE a.id = $1 AND a.withdrawn_at IS NULL
        UNION ALL
        SELECT s.id, s.department FROM note n JOIN service_request s ON s.id = n.request WHERE n.id = $1
        UNION ALL
        SELECT s.id, s.department FROM event e JOIN service_request s ON s.id = e.request
        WHERE e.id = $1 AND e.kind IN ('changed', 'located') AND s.place IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM event x WHERE x.request = e.request AND x.id > e.id AND x.kind = 'changed'
                AND x.detail LIKE '%place%')
        """)

    static func hit(_ id: RowID, _ session: any SQLSession) throws(StoreFailure) -> SearchHit? {
        let found = try session.first(message, [.id(id)]) { row throws(StoreFailure) in try hit(row, .message) }
        guard found == nil else { return found }
        let answered = try session.first(answer, [.id(id)]) { row throws(StoreFailure) in try hit(row, .answer) }
        guard answered == nil else { return answered }
        let noted = try session.first(note, [.id(id)]) { row throws(StoreFailure) in try hit(row, .note) }
        guard noted == nil else { return noted }
        return try session.first(place, [.id(id)]) { row throws(StoreFailure) in try hit(row, .place) }
    }

    private static func hit(
        _ row: borrowing SQLRow, _ part: SearchHit.Part
    ) throws(StoreFailure) -> SearchHit {
        guard let number = TrackingNumber(row.text(1)), let channel = ChannelKind(rawValue: row.text(5)) else {
            throw StoreFailure(.damaged, "a service request row cannot be read")
        }
        return SearchHit(
            request: row.id(0), trackingNumber: number, title: row.text(2),
            status: RequestStatus(rawValue: row.text(3)) ?? .triage, department: row.text(4), channel: channel,
            language: Language(rawValue: row.text(6)) ?? .english, openedAt: row.moment(7), part: part,
            at: row.moment(8), author: part == .place ? changer(row.text(9)) : row.text(9), text: row.text(10))
    }

    private static func changer(_ detail: String) -> String {
        detail.lastIndex(of: ":").map { String(detail[..<$0]) } ?? detail
    }

    private static let message = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.department, s.channel_kind, s.language, s.opened_at,
            m.arrived_at, COALESCE(m.sender_name, m.sender), m.text
        FROM message m JOIN service_request s ON s.id = m.request WHERE m.id = $1
        """)

    private static let note = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.department, s.channel_kind, s.language, s.opened_at,
            n.written_at, n.author_name, n.text
        FROM note n JOIN service_request s ON s.id = n.request WHERE n.id = $1
        """)

    /// The timeline names who changed something before what they changed: `Maria Silva: place`. What was
    /// found in the text has no such name.
    private static let place = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.department, s.channel_kind, s.language, s.opened_at,
            e.at, CASE WHEN e.kind = 'changed' THEN e.detail ELSE 'found in the text:' END, s.place
        FROM event e JOIN service_request s ON s.id = e.request
        WHERE e.id = $1 AND e.kind IN ('changed', 'located') AND s.place IS NOT NULL
        """)

    private static let answer = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.department, s.channel_kind, s.language, s.opened_at,
            a.written_at, a.author_name, a.text
        FROM answer a JOIN service_request s ON s.id = a.request WHERE a.id = $1
        """)
}
