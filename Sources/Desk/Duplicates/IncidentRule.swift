package import Intake

/// What a new request is related to by itself: linked to another resident's open one above the model's high threshold, or to what was closed
/// before about the same thing. Pure; whatever is less sure is suggested (`DuplicateRule`).
package struct IncidentRule: Sendable {
    private static let millisecondsPerDay = 86_400_000.0

    /// Whether duplicates are linked by themselves; else they are suggested alone.
    package let links: Bool
    package let changing: RequestChanging
    private let types: RequestCatalogue
    private let duplicates: ServedDuplicates

    package init(
        links: Bool, changing: RequestChanging, types: RequestCatalogue,
        duplicates: ServedDuplicates = ServedDuplicates()
    ) {
        self.links = links
        self.changing = changing
        self.types = types
        self.duplicates = duplicates
    }

    /// How far before a request what it is related to may lie, in days.
    package func days(for request: DuplicateCandidate) -> Int { reach(request).days }

    /// What a request may be related to, the surest first: duplicates, then what came again. Only what was filed before it: of two, one is
    /// the first.
    package func choices(
        for request: DuplicateCandidate, among others: [DuplicateCandidate]
    ) -> [IncidentChoice] {
        let reach = reach(request)
        guard reach.metres > 0 else { return [] }
        let (report, model) = (request.report, duplicates.model)
        var seen: Set<RowID> = []
        let found = others.compactMap { other -> IncidentChoice? in
            let days = Double(request.openedAt.milliseconds - other.openedAt.milliseconds) / Self.millisecondsPerDay
            guard other.request < request.request, seen.insert(other.request).inserted, days <= Double(reach.days)
            else { return nil }
            return choice(request, report, other, days: days.magnitude, model)
        }
        return found.sorted { (rank($0), $1.score, $0.number.symbols) < (rank($1), $0.score, $1.number.symbols) }
    }

    private func choice(
        _ request: DuplicateCandidate, _ report: IncidentReport, _ other: DuplicateCandidate, days: Double,
        _ model: DuplicateModel
    ) -> IncidentChoice? {
        let isSameReporter = request.resident != nil && request.resident == other.resident
        let theirs = other.report
        let judgement = model.judgement(
            report, theirs, IncidentGap(report, theirs, days: days, isSameReporter: isSameReporter))
        var (relation, needsProof) = (IncidentChoice.Relation.sameIncident, false)
        if other.isOpen {
            guard links, judgement.isCertain, !isSameReporter else { return nil }
        } else {
            let isSamePlace = judgement.metres.map { $0 <= DuplicateModel.certainWithin } ?? false
            let isSameThing = isSamePlace && request.requestType != nil && request.requestType == other.requestType
            guard isSameThing || isSameReporter && judgement.chance >= model.likely else { return nil }
            (relation, needsProof) = (.recurs, !isSameThing)
        }
        return IncidentChoice(
            other: other.request, number: other.number, relation: relation, needsProof: needsProof,
            reason: judgement.reason, score: judgement.chance)
    }

    private func rank(_ choice: IncidentChoice) -> Int { choice.relation == .sameIncident ? 0 : 1 }

    private func reach(_ request: DuplicateCandidate) -> DuplicateReach {
        DuplicateReach(request.requestType.flatMap { types[$0] })
    }
}
