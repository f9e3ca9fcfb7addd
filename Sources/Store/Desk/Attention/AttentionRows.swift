import Desk
import Intake

/// Puts what needs a person on the supervisors' list, in the transaction that found it.
enum AttentionRows {
    /// Adds an entry, unless the same one is open, and makes the request as urgent as any where the reason asks for it.
    ///
    /// - Parameters:
    ///   - stage: the promised time that it is about.
    ///   - agent: whom it is for; the supervisors unless given.
    static func add(
        _ attention: Attention, stage: ServiceStage? = nil, for agent: AgentID = Escalation.supervisors,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        let added = try session.execute(
            insert,
            [
                .id(attention.id), .id(attention.request), .text(attention.reason.rawValue), .moment(attention.at),
                .text(stage?.rawValue ?? ""), .agent(agent),
            ])
        if added == 1, attention.reason.isUrgent { try session.execute(raise, [.id(attention.request)]) }
    }

    /// Takes an escalation's entry off its owner's list.
    static func settleEscalation(
        of request: RowID, by agent: AgentID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(settleEscalated, [.id(request), .moment(now), .agent(agent)])
    }

    private static let settleEscalated = SQLStatement(
        """
        UPDATE attention SET settled_at = $2, settled_by = $3
        WHERE request = $1 AND reason = 'escalated' AND settled_at IS NULL
        """)

    /// Of what was raised already, the entry that did so knows the priority.
    private static let insert = SQLStatement(
        """
        INSERT INTO attention (id, request, reason, priority_before, at, stage, agent)
        SELECT $1, $2, $3, CASE WHEN s.priority > 1 THEN s.priority ELSE COALESCE((
            SELECT a.priority_before FROM attention a
            WHERE a.request = $2 AND a.settled_at IS NULL AND a.reason <> 'due_soon' AND a.reason <> 'escalated'
            ORDER BY a.id LIMIT 1), 1) END, $4, $5, $6
        FROM service_request s WHERE s.id = $2
        ON CONFLICT (request, reason, stage, agent) WHERE settled_at IS NULL DO NOTHING
        """)

    private static let raise = SQLStatement("UPDATE service_request SET priority = 1 WHERE id = $1")
}
