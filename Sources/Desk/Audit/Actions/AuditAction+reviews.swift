extension AuditAction {
    package static let reviewsDrawn = AuditAction(rawValue: "reviews.drawn")
    package static let reviewScored = AuditAction(rawValue: "review.scored")
    package static let reviewReplied = AuditAction(rawValue: "review.replied")
}
