import Desk
import Intake

/// The teams' rows, within a transaction.
enum TeamRows {
    static func all(_ session: any SQLSession) throws(StoreFailure) -> [KeptTeam] {
        try session.all(every, []) { kept($0) }.map { team throws(StoreFailure) in try filled(team, session) }
    }

    /// Nil where there is none.
    static func find(_ id: TeamID, _ session: any SQLSession) throws(StoreFailure) -> KeptTeam? {
        guard let team = try session.first(byID, [.int64(id.rawValue)], { kept($0) }) else { return nil }
        return try filled(team, session)
    }

    /// Whether another team of the department has the name.
    static func isTaken(
        _ name: String, in department: String, beside id: TeamID?, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let known = try session.first(byName, [.text(department), .text(key(name))]) { TeamID(rawValue: $0.int64(0)) }
        return known != nil && known != id
    }

    /// The teams in use that somebody is in.
    static func of(_ account: AccountID, _ session: any SQLSession) throws(StoreFailure) -> Set<TeamID> {
        Set(try session.all(ofAgent, [.int64(account.rawValue)]) { TeamID(rawValue: $0.int64(0)) })
    }

    static func insert(_ team: Team, at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        try session.execute(
            add,
            [
                .int64(team.id.rawValue), .text(team.department), .text(team.name), .text(key(team.name)),
                .moment(now),
            ])
    }

    /// Gives it another name and other people.
    static func write(
        _ id: TeamID, name: String, members: Set<AgentID>, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(rename, [.int64(id.rawValue), .text(name), .text(key(name))])
        try session.execute(drop, [.int64(id.rawValue)])
        for member in members { try session.execute(join, [.int64(id.rawValue), .agent(member)]) }
    }

    static func retire(_ id: TeamID, at moment: Moment?, _ session: any SQLSession) throws(StoreFailure) {
        try session.execute(retirement, [.int64(id.rawValue), .optional(moment)])
    }

    /// The open requests that are a team's.
    static func open(_ id: TeamID, _ session: any SQLSession) throws(StoreFailure) -> [RowID] {
        try session.all(openRequests, [.int64(id.rawValue)]) { $0.id(0) }
    }

    /// For the audit trail.
    static func values(_ kept: KeptTeam, _ session: any SQLSession) throws(StoreFailure) -> [String: String] {
        var names: [String] = []
        for member in kept.members {
            names.append(try AccountRows.account(AccountID(rawValue: member.rawValue), session)?.name.text ?? "")
        }
        return [
            "name": kept.team.name, "department": kept.team.department,
            "members": names.sorted().joined(separator: ", "),
        ]
    }

    private static func key(_ name: String) -> String { name.lowercased() }

    private static func kept(_ row: borrowing SQLRow) -> KeptTeam {
        KeptTeam(
            team: Team(id: TeamID(rawValue: row.int64(0)), name: row.text(2), department: row.text(1)), members: [],
            version: row.int(3), isRetired: !row.isNull(4), open: row.int(5))
    }

    private static func filled(_ kept: KeptTeam, _ session: any SQLSession) throws(StoreFailure) -> KeptTeam {
        var kept = kept
        let members = try session.all(membersOf, [.int64(kept.team.id.rawValue)]) {
            (agent: $0.agent(0), hasRoom: $0.flag(1), isRostered: $0.flag(2))
        }
        for (agent, hasRoom, isRostered) in members {
            guard let account = try AccountRows.account(AccountID(rawValue: agent.rawValue), session) else { continue }
            kept.members.append(agent)
            let isFit = account.ownDepartments?.contains(kept.team.department) ?? isRostered
            if !hasRoom || !isFit || !account.may(.assignOwn) { kept.idle[agent] = account.displayName.text }
        }
        return kept
    }

    static let every = SQLStatement(
        """
        SELECT t.id, t.department, t.name, t.version, t.retired_at, (SELECT COUNT(*) FROM work w
            JOIN service_request s ON s.id = w.request WHERE w.team = t.id AND s.status IN ('triage', 'assigned'))
        FROM team t ORDER BY t.department, t.name_key
        """)

    static let byID = SQLStatement(
        """
        SELECT t.id, t.department, t.name, t.version, t.retired_at, (SELECT COUNT(*) FROM work w
            JOIN service_request s ON s.id = w.request WHERE w.team = t.id AND s.status IN ('triage', 'assigned'))
        FROM team t WHERE t.id = $1
        """)

    private static let byName = SQLStatement("SELECT id FROM team WHERE department = $1 AND name_key = $2")

    static let ofAgent = SQLStatement(
        """
        SELECT m.team FROM team_member m JOIN team t ON t.id = m.team WHERE m.agent = $1 AND t.retired_at IS NULL
        """)

    /// Who is still of the staff; whether the roster gives them any room, and the team's department (`RosterEntry`).
    static let membersOf = SQLStatement(
        """
        SELECT m.agent, CASE WHEN p.points = 0 THEN 0 ELSE 1 END,
            CASE WHEN p.agent IS NULL
                OR NOT EXISTS (SELECT 1 FROM agent_skill k WHERE k.agent = m.agent AND k.kind = 'department')
                OR EXISTS (SELECT 1 FROM agent_skill k
                    WHERE k.agent = m.agent AND k.kind = 'department' AND k.name = t.department)
                THEN 1 ELSE 0 END
        FROM team_member m JOIN team t ON t.id = m.team JOIN account a ON a.id = m.agent
            LEFT JOIN agent_profile p ON p.agent = m.agent
        WHERE m.team = $1 AND a.deactivated_at IS NULL ORDER BY m.agent
        """)

    static let openRequests = SQLStatement(
        """
        SELECT w.request FROM work w JOIN service_request s ON s.id = w.request
        WHERE w.team = $1 AND s.status IN ('triage', 'assigned') ORDER BY w.request
        """)

    private static let add = SQLStatement(
        """
        INSERT INTO team (id, department, name, name_key, version, created_at) VALUES ($1, $2, $3, $4, 1, $5)
        """)

    private static let rename = SQLStatement(
        "UPDATE team SET name = $2, name_key = $3, version = version + 1 WHERE id = $1")

    private static let retirement = SQLStatement(
        "UPDATE team SET retired_at = $2, version = version + 1 WHERE id = $1")

    private static let drop = SQLStatement("DELETE FROM team_member WHERE team = $1")

    private static let join = SQLStatement("INSERT INTO team_member (team, agent) VALUES ($1, $2)")
}
