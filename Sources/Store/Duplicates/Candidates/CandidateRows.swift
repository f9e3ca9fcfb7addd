import Desk
import Intake

/// Requests as they are compared with each other.
enum CandidateRows {
    /// Nil where there is none, or it was set aside as spam.
    static func find(_ request: RowID, _ session: any SQLSession) throws(StoreFailure) -> DuplicateCandidate? {
        try session.first(byID, [.id(request)]) { row throws(StoreFailure) in try candidate(row) }
    }

    static func find(
        _ number: TrackingNumber, _ session: any SQLSession
    ) throws(StoreFailure) -> DuplicateCandidate? {
        try session.first(byNumber, [.text(number.symbols)]) { row throws(StoreFailure) in try candidate(row) }
    }

    private static func candidate(_ row: borrowing SQLRow) throws(StoreFailure) -> DuplicateCandidate {
        guard let number = TrackingNumber(row.text(1)) else {
            throw StoreFailure(.damaged, "a service request row cannot be read")
        }
        let status = RequestStatus(rawValue: row.text(3)) ?? .triage
        return DuplicateCandidate(
            request: row.id(0), number: number, title: row.text(2), text: row.optionalText(9) ?? "",
            department: row.text(4), requestType: row.optionalText(5), place: row.optionalText(6),
            resident: row.optionalID(7), openedAt: row.moment(8), isOpen: status == .triage || status == .assigned)
    }

    /// With what its resident wrote first.
    static let byID = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.department, s.request_type, s.place, s.resident, s.opened_at,
            (SELECT m.text FROM message m WHERE m.request = s.id ORDER BY m.id LIMIT 1)
        FROM service_request s WHERE s.id = $1 AND s.status <> 'set_aside'
        """)

    static let byNumber = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.department, s.request_type, s.place, s.resident, s.opened_at,
            (SELECT m.text FROM message m WHERE m.request = s.id ORDER BY m.id LIMIT 1)
        FROM service_request s WHERE s.tracking_number = $1 AND s.status <> 'set_aside'
        """)
}
