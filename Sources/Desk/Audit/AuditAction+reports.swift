extension AuditAction {
    package static let dateNoteWritten = AuditAction(rawValue: "date_note.written")
    package static let dateNoteChanged = AuditAction(rawValue: "date_note.changed")
    package static let dateNoteWithdrawn = AuditAction(rawValue: "date_note.withdrawn")
}
