extension AuditAction {
    package static let milestoneRecorded = AuditAction(rawValue: "milestone.recorded")
    package static let milestoneChanged = AuditAction(rawValue: "milestone.changed")
    package static let milestoneWithdrawn = AuditAction(rawValue: "milestone.withdrawn")
}
