/// Why a request is to be followed up. It may have several.
package enum FollowUpReason: String, CaseIterable, Codable, Hashable, Sendable {
    case overdue
    case promised
    case complained
    case silent

    /// Days after which a complaint that nobody answered is on the list no more: by then it is another story.
    package static let complaintDays = 90

    package var title: String {
        switch self {
        case .overdue: "Overdue"
        case .promised: "Promised, not done"
        case .complained: "Closed, complained about"
        case .silent: "Silent"
        }
    }

    /// What it means, in a sentence for the page and for the command line.
    package var definition: String {
        switch self {
        case .overdue:
            "Open, and a time that the city promises for its type is used up: to be resolved; or to be answered, and no answer stands."
        case .promised: "Open, and the day by which somebody promised it is over."
        case .complained:
            "Closed before, and since then the resident said that it is not fixed, wrote again, reported the same anew, or gave 1 or 2 of 5 in the survey; and nobody has answered that, closed it again or marked it as dealt with. For \(Self.complaintDays) days."
        case .silent:
            "Open, and for so many days nothing went to the resident: no message, no public update, no call that was logged."
        }
    }
}
