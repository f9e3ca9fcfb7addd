import Desk
import Intake
import Reports

/// The requests that may be about the same as one that is shown: what the gateway noted when it was filed, and what the index finds
/// at its place and by its words, without those that somebody ruled out.
struct PossibleDuplicates {
    let possible: [PossibleDuplicate]
    /// Can be taken back.
    let ruledOut: [TrackingNumber]

    static func find(
        for found: RequestDetail, _ standing: RequestStanding, sight: RequestSight, _ ports: ConsolePorts
    ) async throws -> PossibleDuplicates {
        let ruledOut = try await ports.duplicates.ruledOut(for: found.summary.trackingNumber)
        let noted = try await noted(on: found, sight, ports)
        let reach = DuplicateReach(standing.requestType.flatMap { ports.requestTypes[$0] })
        let around = try await ports.tools.candidates.around(
            found.summary.trackingNumber, days: reach.days, in: sight.requests)
        let alike =
            around.map {
                DuplicateRule.possible(
                    of: $0.request, among: $0.others, within: reach, now: ports.clock.now(),
                    by: ports.tools.duplicates.model)
            } ?? []
        let first = alike.filter { same in !noted.contains { $0.number == same.number && $0.score >= same.score } }
        let all = first + noted.filter { known in !first.contains { $0.number == known.number } }
        let open = all.filter { !ruledOut.contains($0.number) }.sorted { $0.score > $1.score }
        var shown: [TrackingNumber] = []
        for number in ruledOut {
            let known = try await ports.requests.request(number)
            if let known, sight.sees(known.summary.placement) { shown.append(number) }
        }
        return PossibleDuplicates(possible: Array(open.prefix(DuplicateRule.most)), ruledOut: shown)
    }

    /// Each with its reason and score (promise 10), where its reader may see it.
    private static func noted(
        on found: RequestDetail, _ sight: RequestSight, _ ports: ConsolePorts
    ) async throws -> [PossibleDuplicate] {
        var seen: Set<TrackingNumber> = [found.summary.trackingNumber]
        var noted: [PossibleDuplicate] = []
        for decision in found.decisions where decision.kind == Decision.Kind.possiblyRelated.rawValue {
            guard decision.undone == nil, let other = decision.other, seen.insert(other).inserted else { continue }
            let known = try await ports.requests.request(other)
            guard let known, sight.sees(known.summary.placement) else { continue }
            noted.append(
                PossibleDuplicate(
                    number: other, reason: decision.reason, score: decision.score, title: known.summary.title))
        }
        return noted
    }

    /// What is only nearly certain is not called so.
    static func share(_ score: Double) -> String {
        let percent = Int((score * 100).rounded())
        return "\(score < 1 ? min(99, percent) : percent) %"
    }

    var values: [String: Any] {
        [
            "related": possible.map { one in
                [
                    "other": one.number.description, "reason": one.reason, "other_title": one.title ?? "",
                    "score": Self.share(one.score),
                ]
            },
            "has_ruled_out": !ruledOut.isEmpty,
            "ruled_out": ruledOut.map { ["other": $0.description] },
        ]
    }
}
