import Intake
import Reports

/// What was decided automatically on a request, with its reason and how sure that was, as its template takes it.
struct DecisionList {
    let decisions: [RequestDecision]
    let named: NamedRequests
    let time: StaffTime
    /// Whether the request is set aside already.
    let isSetAside: Bool

    /// The newest first: what is taken back by its key is that one.
    var values: [String: Any] {
        let shown = decisions.reversed().map(line)
        return ["has_decisions": !shown.isEmpty, "decided": shown]
    }

    private func line(_ decision: RequestDecision) -> [String: Any] {
        var values: [String: Any] = [
            "decision": decision.id.description, "what": Self.name(decision.kind),
            "why": named.text(decision.reason), "sure": PossibleDuplicates.share(decision.score),
        ]
        if let other = decision.other, named.sees(other) { values["other"] = other.description }
        values["undo"] = Self.undo(decision.kind)
        values["is_suspected"] = decision.kind == Decision.Kind.suspected.rawValue && !isSetAside
        if let undone = decision.undone {
            values["undone"] = ["by": undone.by ?? "the command line", "at": time.text(undone.at)]
        }
        return values
    }

    /// What taking it back means, in its button's words.
    private static func undo(_ kind: String) -> String {
        switch Decision.Kind(rawValue: kind) {
        case .setAside: "Release"
        case .suspected: "It is no spam"
        default: "Undo"
        }
    }

    private static func name(_ kind: String) -> String {
        switch Decision.Kind(rawValue: kind) {
        case .placed: "Placed"
        case .located: "Place found"
        case .continued: "Message taken for its own"
        case .repeated: "Same words again"
        case .contributed: "From another address"
        case .possiblyRelated: "Possibly related to"
        case .setAside: "Set aside"
        case .suspected: "Perhaps spam"
        case .sameIncident: "Linked as a duplicate of"
        case .recurs: "Came again after"
        case nil: kind
        }
    }
}
