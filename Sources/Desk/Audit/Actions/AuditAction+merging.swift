extension AuditAction {
    package static let requestMerged = AuditAction(rawValue: "request.merged")
    package static let requestUnmerged = AuditAction(rawValue: "request.unmerged")
    package static let requestSplit = AuditAction(rawValue: "request.split")
    package static let requestUnsplit = AuditAction(rawValue: "request.unsplit")
    package static let messageAccepted = AuditAction(rawValue: "message.accepted")
    package static let residentMerged = AuditAction(rawValue: "resident.merged")
    package static let residentUnmerged = AuditAction(rawValue: "resident.unmerged")
}
