extension Measure {
    /// What it is told as a percentage of; nil where of nothing.
    package var base: Measure? {
        switch self {
        case .resolvedLate, .reopened: .resolved
        case .followUp, .information, .feedback: .contact
        case .linked: .opened
        default: nil
        }
    }

    /// Of what a target may speak.
    ///
    /// - Parameter isPart: whether of a part of everything, which has a share.
    package func statistics(isPart: Bool) -> [TargetStatistic] {
        switch buckets {
        case .durations: [.median, .p90]
        case .scores: [.mean]
        case .hours: []
        default: [.sum] + (isShared && isPart ? [.share] : []) + (base == nil ? [] : [.percentage])
        }
    }
}
