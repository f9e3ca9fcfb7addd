import Desk
import Intake

/// Where a request was put, and where it is about.
extension SQLDecisionDesk {
    /// As if nothing had told where it belongs.
    func unplace(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) -> ChangeOutcome {
        let request = undoing.standing.request
        let rule = try session.first(Self.rule, [.id(request)]) { $0.text(0) }
        guard rule != RoutingRules.personRule, rule != RoutingRules.defaultRule else { return .refused(.overruled) }
        let isPriorityChosen = try session.exists(Self.priorityChosen, [.id(request)])
        var facts = ChangeFacts(now: undoing.now, standing: undoing.standing)
        if let holder = undoing.standing.holder {
            facts.holder = try AccountRows.account(AccountID(rawValue: holder.agent.rawValue), session)
        }
        let verdict = undoing.changing.unplaced(facts, keepsPriority: isPriorityChosen, by: undoing.changer)
        let outcome = try write(verdict, facts, by: undoing.changer, session)
        // No person placed it now: what is learnt from them must not learn this.
        if case .done = outcome {
            try session.execute(Self.setRule, [.id(request), .text(RoutingRules.defaultRule), .text(Self.reason)])
        }
        return outcome
    }

    /// Only what it set: a place that somebody typed since is theirs.
    func unlocate(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) -> ChangeOutcome {
        let found = try session.first(
            Self.foundPlace, [.id(undoing.standing.request), .optional(undoing.decision.message)]
        ) { $0.text(0) }
        guard let place = undoing.standing.place, place == found else { return .refused(.overruled) }
        let facts = ChangeFacts(now: undoing.now, standing: undoing.standing)
        return try write(
            undoing.changing.unlocated(facts, by: undoing.changer), facts, by: undoing.changer, session)
    }

    private static let reason = "what was decided was taken back"

    private static let rule = SQLStatement("SELECT rule FROM service_request WHERE id = $1")

    private static let setRule = SQLStatement(
        "UPDATE service_request SET rule = $2, reason = $3, tags = NULL WHERE id = $1")

    /// A change's detail is who made it, and the names of what they changed.
    private static let priorityChosen = SQLStatement(
        """
        SELECT 1 FROM event WHERE request = $1
            AND (kind = 'escalated' OR (kind = 'changed' AND detail LIKE '%: %priority%')) LIMIT 1
        """)

    private static let foundPlace = SQLStatement(
        "SELECT detail FROM event WHERE request = $1 AND kind = 'located' AND message = $2 LIMIT 1")
}
