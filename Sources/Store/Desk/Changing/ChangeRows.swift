import Desk
import Intake

/// What every change on a request writes besides the request: its place on the timeline, and in the audit trail.
struct ChangeRows {
    let rows: ReceivedRows

    /// Adds to the timeline, and gives the event's id: the change's own.
    @discardableResult
    func event(
        _ kind: TimelineEvent.Kind, on request: RowID, detail: String, message: RowID? = nil, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) -> RowID {
        let id = rows.ids.next()
        try session.execute(
            ChangesWriter.insertEvent,
            [.id(id), .id(request), .text(kind.rawValue), .optional(message), .text(detail), .moment(now)])
        return id
    }

    /// Notes that a request is closed still, or again, where what was taken back reads like its opening: its clocks stand then.
    func closedAgain(
        _ request: RowID, by changer: Changer, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard try session.exists(Self.isClosed, [.id(request)]) else { return }
        try event(.closedAgain, on: request, detail: changer.name, at: now, session)
    }

    private static let isClosed = SQLStatement("SELECT 1 FROM service_request WHERE id = $1 AND status = 'resolved'")

    func audit(
        _ action: AuditAction, _ subject: AuditSubject, by changer: Changer, before: [String: String] = [:],
        after: [String: String] = [:], at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try AuditRows(ids: rows.ids).write(
            AuditEntry(
                at: now, author: changer.author, action: action, subject: subject, before: before, after: after),
            session)
    }
}
