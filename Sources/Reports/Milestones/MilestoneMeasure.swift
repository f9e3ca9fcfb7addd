/// What is counted of 311's own work: reviews, training, the catalogue, partners. Each is a number of dated entries.
package enum MilestoneMeasure: String, CaseIterable, Hashable, Sendable {
    case reviewed = "engagements_reviewed"
    case drawn = "samples_drawn"
    case blended = "staff_blended"
    case training = "trainings"
    case typeAdded = "types_added"
    case typeChanged = "types_changed"
    case typeRetired = "types_retired"
    case partnerOnboarded = "partners_onboarded"
    case partnerChanged = "partners_changed"
    case partnerLeft = "partners_left"
    case feedbackChange = "feedback_changes"
    case fieldVisit = "field_visits"
    case partnershipReview = "partnership_reviews"
    case actionPlan = "action_plans"

    /// Those whose entries say when they were made. Of the staff's training the roster has what holds now.
    package static let knownInPast: Set<MilestoneMeasure> = Set(allCases).subtracting([.blended])

    /// As a heading calls it.
    package var title: String {
        switch self {
        case .reviewed: "Engagement reviews"
        case .drawn: "Samples drawn for review"
        case .blended: "Staff newly trained for blended service"
        case .training: "Trainings"
        case .typeAdded: "Request types added"
        case .typeChanged: "Request types changed"
        case .typeRetired: "Request types retired"
        case .partnerOnboarded: "Partners and departments onboarded"
        case .partnerChanged: "Partners and departments changed"
        case .partnerLeft: "Partners and departments left"
        case .feedbackChange: "Changes because of feedback"
        case .fieldVisit: "Field visits"
        case .partnershipReview: "Partnership reviews"
        case .actionPlan: "Action plans"
        }
    }

    /// What exactly is counted, and on which day: the sentence that stands beside the figure.
    package var definition: String {
        switch self {
        case .reviewed:
            "Scores that reviewers gave to engagements, on the day of the score; two reviewers of one engagement are two."
        case .drawn: "Samples of engagements drawn for review, on the day of the drawing."
        case .blended:
            "Staff in the roster, on the day from which their training covers a channel where people speak and at least two where they write."
        case .training: "Trainings that were entered here: one person, one day, one kind of training."
        case .typeAdded:
            "Request types that came into the catalogue, or came back, by its versions: on the day from which one was served."
        case .typeChanged: "Request types whose entry in the catalogue became another, by its versions."
        case .typeRetired: "Request types that take nothing new any more, by the catalogue's versions."
        case .partnerOnboarded:
            "Departments whose first request type came into the catalogue, by its versions from the second on, and partners that were entered here; one that is both counts as entered."
        case .partnerChanged:
            "Departments whose requests wait in other queues, by the catalogue's versions, and partners whose work with 311 became another, as entered here."
        case .partnerLeft:
            "Departments of which the catalogue's versions have no request type any more, and partners that ended their work with 311, as entered here."
        case .feedbackChange: "What was changed because of surveys and complaints, as entered here."
        case .fieldVisit: "Visits in the record of what was done, on their day."
        case .partnershipReview: "Partnership reviews in the record of what was done, on their day."
        case .actionPlan: "Plans in the record of what was done, on the day on which they were made."
        }
    }
}
