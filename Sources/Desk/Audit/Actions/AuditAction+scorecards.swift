extension AuditAction {
    package static let scorecardDefined = AuditAction(rawValue: "scorecard.defined")
    package static let scorecardRetired = AuditAction(rawValue: "scorecard.retired")
}
