import Desk
import Intake

/// Notes of the staff on requests.
struct NoteRows {
    let rows: ReceivedRows

    /// Writes a note, once for each form.
    func write(
        _ note: NewNote, on request: RowID, by changer: Changer, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let id = rows.ids.next()
        let added = try session.execute(
            Self.insert,
            [
                .id(id), .id(request), .agent(changer.agent), .text(changer.name), .text(note.form),
                .text(TypedText.trimmed(note.text)), .moment(now),
            ])
        guard added == 1 else { return }
        try SQLDraftBook.remove(.note, on: request, of: changer.agent, session)
        try AuditRows(ids: rows.ids).write(
            AuditEntry(
                at: now, author: changer.author, action: .requestNoted, subject: .request(request),
                after: ["note": id.description]),
            session)
    }

    /// Why a note cannot be written; nil where it can.
    static func refusal(_ note: NewNote) -> ChangeRefusal? {
        let text = TypedText.trimmed(note.text)
        if text.isEmpty { return .empty }
        return text.utf16.count > RequestNote.longest ? .tooLong(limit: RequestNote.longest) : nil
    }

    static func notes(_ number: TrackingNumber, _ session: any SQLSession) throws(StoreFailure) -> [RequestNote] {
        try session.all(onRequest, [.text(number.symbols)]) {
            RequestNote(
                id: $0.id(0), author: $0.agent(1), authorName: $0.text(2), text: $0.text(3), writtenAt: $0.moment(4))
        }
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO note (id, request, author, author_name, form, text, written_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (form) DO NOTHING
        """)

    static let onRequest = SQLStatement(
        """
        SELECT n.id, n.author, n.author_name, n.text, n.written_at
        FROM service_request s JOIN note n ON n.request = s.id
        WHERE s.tracking_number = $1 ORDER BY n.id LIMIT 1000
        """)
}
