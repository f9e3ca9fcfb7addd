import Desk
import Intake

/// Writes what the floor decided: rows by compare-and-set, the timeline, the audit trail, and what residents are told.
struct FloorWriter: Sendable {
    let rows: ReceivedRows
    let audit: AuditRows
    let goneWords: SQLFloorBook.GoneWords

    /// All of it or nothing.
    ///
    /// - Returns: and whether there is something to send.
    func write(
        _ effects: [FloorEffect], by person: AgentID?, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> (FloorWriting, rings: Bool) {
        var overtaken: ItemID?
        var rings = false
        do throws(StoreFailure) {
            try session.savepoint { () throws(StoreFailure) in
                for effect in effects {
                    guard try write(effect, by: person, at: now, &rings, session) else {
                        overtaken = effect.written
                        throw StoreFailure(.refused, "somebody else was faster")
                    }
                }
            }
        } catch {
            guard let overtaken else { throw error }
            return (.overtaken(overtaken), false)
        }
        return (.written, rings)
    }

    /// False where the row is not as the floor thought.
    private func write(
        _ effect: FloorEffect, by person: AgentID?, at now: Moment, _ rings: inout Bool, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        switch effect {
        case .assigned(let item, let assignment, let former, let version):
            return try assign(item, assignment, from: former, version, by: person, at: now, session)
        case .released(let item, let former, let reason, let version):
            return try release(item, from: former, reason, version, by: person, at: now, session)
        case .told(.agentGone(let item, _)):
            if try tellGone(item, at: now, session) { rings = true }
            return true
        case .offered, .withdrawn, .snoozed, .rests, .woke, .closed, .presence, .refused, .told: return true
        }
    }

    private func assign(
        _ item: ItemID, _ assignment: Assignment, from former: AgentID?, _ version: Int64, by person: AgentID?,
        at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let key = SQLValue.int64(item.rawValue)
        guard try session.execute(Self.setAssigned, [key]) == 1 else { return false }
        let changed = try session.execute(
            Self.claim, [key, .agent(assignment.agent), .moment(assignment.since), .int64(version)])
        guard changed == 1 else { return false }
        var isGiven = false
        if case .person(let giver) = assignment.origin { isGiven = giver != assignment.agent }
        try note(isGiven ? .assigned : .taken, item, try name(of: assignment.agent, session), at: now, session)
        try record(
            isGiven ? .requestHandedOver : .requestTaken, item, from: former, to: assignment.agent, person, now, session
        )
        return true
    }

    private func release(
        _ item: ItemID, from former: AgentID, _ reason: ReleaseReason, _ version: Int64, by person: AgentID?,
        at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let key = SQLValue.int64(item.rawValue)
        guard try session.execute(Self.release, [key, .agent(former), .moment(now), .int64(version)]) == 1 else {
            return false
        }
        try session.execute(Self.setTriage, [key])
        let isOwn = reason == .putBack || reason == .handedOver
        try note(isOwn ? .putBack : .released, item, try name(of: former, session), at: now, session)
        try record(.requestPutBack, item, from: former, to: nil, person, now, session)
        return true
    }

    /// Into the chat's own log, as everything that the city says there.
    private func tellGone(_ item: ItemID, at now: Moment, _ session: any SQLSession) throws(StoreFailure) -> Bool {
        guard let number = try session.first(Self.number, [.int64(item.rawValue)], { TrackingNumber($0.text(0)) }),
            let number, let facts = try AnswerFactsReader.facts(on: number, now: now, session),
            let message = facts.latest, let text = goneWords(message.channel.kind, facts.language)
        else { return false }
        let id = rows.ids.next()
        try OutboxRows.insert(
            OutboundMessage(
                id: id, kind: .agentGone, channel: message.channel, recipient: message.sender, subject: nil, text: text,
                language: facts.language, request: facts.request, conversation: message.conversation, cause: id,
                createdAt: now, dueAt: now), session)
        return true
    }

    private func note(
        _ kind: TimelineEvent.Kind, _ item: ItemID, _ name: String, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            ChangesWriter.insertEvent,
            [.id(rows.ids.next()), .int64(item.rawValue), .text(kind.rawValue), .null, .text(name), .moment(now)])
    }

    /// What time or a rule did stands on the timeline alone: the trail is of what people do.
    private func record(
        _ action: AuditAction, _ item: ItemID, from former: AgentID?, to agent: AgentID?, _ person: AgentID?,
        _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard let person else { return }
        try audit.write(
            AuditEntry(
                at: now, author: .person(AccountID(rawValue: person.rawValue)), action: action,
                subject: .request(RowID(rawValue: item.rawValue)),
                before: former.map { ["holder": $0.description] } ?? [:],
                after: agent.map { ["holder": $0.description] } ?? [:]), session)
    }

    private func name(of agent: AgentID, _ session: any SQLSession) throws(StoreFailure) -> String {
        try session.first(Self.name, [.agent(agent)]) { $0.text(0) } ?? ""
    }
}

extension FloorWriter {
    /// What is closed meanwhile is nobody's to take.
    private static let setAssigned = SQLStatement(
        "UPDATE service_request SET status = 'assigned' WHERE id = $1 AND status IN ('triage', 'assigned')")

    private static let claim = SQLStatement(
        """
        INSERT INTO work (request, version, agent, since) VALUES ($1, $4, $2, $3)
        ON CONFLICT (request) DO UPDATE SET agent = excluded.agent, since = excluded.since, version = excluded.version,
            snoozed_until = NULL
        WHERE work.version = excluded.version - 1
        """)

    private static let release = SQLStatement(
        """
        UPDATE work SET agent = NULL, since = $3, version = $4
        WHERE request = $1 AND agent = $2 AND version = $4 - 1
        """)

    private static let setTriage = SQLStatement(
        "UPDATE service_request SET status = 'triage' WHERE id = $1 AND status = 'assigned'")

    private static let number = SQLStatement("SELECT tracking_number FROM service_request WHERE id = $1")

    private static let name = SQLStatement("SELECT display_name FROM account WHERE id = $1")
}

extension FloorEffect {
    /// The work whose row this changes.
    fileprivate var written: ItemID? {
        switch self {
        case .assigned(let item, _, _, _), .released(let item, _, _, _): item
        default: nil
        }
    }
}
