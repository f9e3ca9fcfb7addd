extension AuditAction {
    package static let libraryAdded = AuditAction(rawValue: "library.added")
    package static let libraryChanged = AuditAction(rawValue: "library.changed")
    package static let libraryRetired = AuditAction(rawValue: "library.retired")
    package static let libraryRestored = AuditAction(rawValue: "library.restored")
}
