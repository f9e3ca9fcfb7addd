extension AuditAction {
    /// Somebody accepted an offer, or took it.
    package static let workTaken = AuditAction(rawValue: "work.taken")
    /// Somebody gave it to another.
    package static let workAssigned = AuditAction(rawValue: "work.assigned")
    /// It went back to the queue.
    package static let workReleased = AuditAction(rawValue: "work.released")
}
