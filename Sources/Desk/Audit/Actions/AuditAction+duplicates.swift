extension AuditAction {
    package static let duplicateRuledOut = AuditAction(rawValue: "duplicate.ruled_out")
    package static let duplicateRuledIn = AuditAction(rawValue: "duplicate.ruled_in")
}
