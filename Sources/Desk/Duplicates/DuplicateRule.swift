package import Intake

/// Which requests may be about the same incident as another, whoever reported them. Pure; the threshold is low, since a person decides.
package enum DuplicateRule {
    /// So many are shown.
    package static let most = 5
    /// What was closed longer ago than this is done, in days.
    private static let closedFor = 14.0
    private static let millisecondsPerDay = 86_400_000.0

    /// Those of `others` that may be `request`, the surest first.
    package static func possible(
        of request: DuplicateCandidate, among others: [DuplicateCandidate], within reach: DuplicateReach, now: Moment,
        by model: DuplicateModel = .shipped
    ) -> [PossibleDuplicate] {
        guard reach.metres > 0 else { return [] }
        let report = request.report
        var seen: Set<TrackingNumber> = [request.number]
        let found = others.compactMap { other -> PossibleDuplicate? in
            let days = days(from: request.openedAt, to: other.openedAt)
            guard seen.insert(other.number).inserted, !isDone(other, now), days <= Double(reach.days) else {
                return nil
            }
            let theirs = other.report
            let gap = IncidentGap(
                report, theirs, days: days,
                isSameReporter: request.resident != nil && request.resident == other.resident)
            let judgement = model.judgement(report, theirs, gap)
            guard judgement.chance >= DuplicateModel.suggested, judgement.metres ?? 0 <= Double(reach.metres) else {
                return nil
            }
            return PossibleDuplicate(
                number: other.number, reason: judgement.reason + (other.isOpen ? "" : ", closed"),
                score: judgement.chance, title: other.title)
        }
        return Array(found.sorted { ($1.score, $0.number.symbols) < ($0.score, $1.number.symbols) }.prefix(most))
    }

    private static func isDone(_ other: DuplicateCandidate, _ now: Moment) -> Bool {
        !other.isOpen && days(from: other.openedAt, to: now) > closedFor
    }

    private static func days(from start: Moment, to end: Moment) -> Double {
        Double((end.milliseconds - start.milliseconds).magnitude) / millisecondsPerDay
    }
}
