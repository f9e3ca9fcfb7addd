extension AuditAction {
    package static let dateNoteWritten = AuditAction(rawValue: "date_note.written")
    package static let dateNoteChanged = AuditAction(rawValue: "date_note.changed")
    package static let targetSet = AuditAction(rawValue: "target.set")
    package static let targetEnded = AuditAction(rawValue: "target.ended")
    package static let dateNoteWithdrawn = AuditAction(rawValue: "date_note.withdrawn")
}
