/// What is being written on a request.
package enum DraftKind: String, Sendable {
    /// For the resident.
    case answer
    /// For the staff.
    case note

    /// UTF-16 units: as many as the longest of its kind has.
    package var longest: Int {
        switch self {
        case .answer: AnswerInProgress.longest
        case .note: RequestNote.longest
        }
    }
}
