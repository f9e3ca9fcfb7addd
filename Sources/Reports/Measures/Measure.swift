/// What the manager's pages count. Each is defined once, here, and shown with its definition wherever it stands (promise 11).
package enum Measure: String, CaseIterable, Codable, Hashable, Sendable {
    case contact
    /// By hour of the city's day; kept by channel only, for forecasts.
    case contactHour = "contact_hour"
    case information
    case feedback
    case opened
    case followUp = "follow_up"
    case resolved
    case reopened
    /// Durations in milliseconds, by bucket.
    case firstAnswer = "first_answer"
    case resolution
    case resolvedLate = "resolved_late"
    case complained
    case linked
    case abandonedChat = "abandoned_chat"
    case outbound
    case automatic
    case spam
    case redelivered
    case quarantined
    case surveySent = "survey_sent"
    /// Scores of 1 to 5, by score.
    case overall
    case accuracy
    case courtesy
    case ease

    /// Those that pages tell as one figure.
    package static let told = allCases.filter { $0.buckets != .hours }

    /// What the buckets of a measure are.
    package enum Buckets: Sendable {
        /// There are none: the amount is the figure.
        case none
        /// The hour of the day, 0 to 23.
        case hours
        /// Of a duration (`DurationHistogram`).
        case durations
        /// The score itself.
        case scores
    }

    package var buckets: Buckets {
        switch self {
        case .contactHour: .hours
        case .firstAnswer, .resolution: .durations
        case .overall, .accuracy, .courtesy, .ease: .scores
        default: .none
        }
    }

    /// Whether a row's share of the whole is told of it.
    package var isShared: Bool { self == .contact || self == .opened }
}
