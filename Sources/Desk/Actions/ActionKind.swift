/// What 311 does about the service besides requests.
package enum ActionKind: String, CaseIterable, Codable, Hashable, Sendable {
    case fieldVisit = "field_visit"
    case partnershipReview = "partnership_review"
    case actionPlan = "action_plan"

    package var title: String {
        switch self {
        case .fieldVisit: "Field visit"
        case .partnershipReview: "Partnership review"
        case .actionPlan: "Action plan"
        }
    }

    package var definition: String {
        switch self {
        case .fieldVisit: "Somebody went and looked whether what was closed as done is done."
        case .partnershipReview: "311 and a department or partner went through how their work together goes."
        case .actionPlan: "What is to be changed, by whom and by when."
        }
    }
}
