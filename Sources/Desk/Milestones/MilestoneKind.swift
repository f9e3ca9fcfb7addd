/// What the record of milestones has that stands nowhere else.
package enum MilestoneKind: String, CaseIterable, Codable, Hashable, Sendable {
    case training
    case partnerOnboarded = "partner_onboarded"
    case partnerChanged = "partner_changed"
    case partnerLeft = "partner_left"
    case feedbackChange = "feedback_change"

    package var title: String {
        switch self {
        case .training: "Training"
        case .partnerOnboarded: "Partner or department onboarded"
        case .partnerChanged: "Partner or department changed"
        case .partnerLeft: "Partner or department left"
        case .feedbackChange: "Changed because of feedback"
        }
    }

    /// Whether an entry is about somebody of the staff.
    package var isPersonal: Bool { self == .training }
}
