package import Desk
package import Intake

/// The departments' teams on a database.
package struct SQLTeamBook: TeamBook {
    private let database: any SQLDatabase
    private let requests: SQLRequestDesk
    private let ids: RowIDSource
    private let audit: AuditRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        requests = SQLRequestDesk(database: database, rows: rows)
        ids = rows.ids
        audit = AuditRows(ids: rows.ids)
    }

    package func teams() async throws(StoreFailure) -> [KeptTeam] {
        try await database.read { session throws(StoreFailure) in try TeamRows.all(session) }
    }

    package func team(_ id: TeamID) async throws(StoreFailure) -> KeptTeam? {
        try await database.read { session throws(StoreFailure) in try TeamRows.find(id, session) }
    }

    package func define(
        _ name: String, of department: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> TeamOutcome {
        guard let name = Self.name(name), !department.isEmpty else { return .badName }
        return try await database.write(.keep) { session throws(StoreFailure) -> TeamOutcome in
            guard try !TeamRows.isTaken(name, in: department, beside: nil, session) else { return .nameTaken }
            let team = Team(id: TeamID(rawValue: ids.next().rawValue), name: name, department: department)
            try TeamRows.insert(team, at: now, session)
            try write(.teamDefined, team.id, before: [:], by: author, at: now, session)
            return .done(team.id)
        }
    }

    package func change(
        _ id: TeamID, name: String, members: Set<AgentID>, seen: Int, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> TeamOutcome {
        guard let name = Self.name(name) else { return .badName }
        return try await database.write(.keep) { session throws(StoreFailure) -> TeamOutcome in
            guard let known = try TeamRows.find(id, session) else { return .noTeam }
            guard known.version == seen else { return .overtaken }
            guard try !TeamRows.isTaken(name, in: known.team.department, beside: id, session) else {
                return .nameTaken
            }
            // Who was in it may stay, whatever became of them.
            for member in members.subtracting(known.members) {
                guard try Self.isFit(member, for: known.team.department, session) else { return .badMember }
            }
            guard known.team.name != name || Set(known.members) != members else { return .done(id) }
            let before = try TeamRows.values(known, session)
            try TeamRows.write(id, name: name, members: members, session)
            try write(.teamChanged, id, before: before, by: author, at: now, session)
            return .done(id)
        }
    }

    package func retire(
        _ id: TeamID, _ isRetired: Bool, seen: Int, by changer: Changer, at now: Moment
    ) async throws(StoreFailure) -> TeamOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> TeamOutcome in
            guard let known = try TeamRows.find(id, session) else { return .noTeam }
            guard known.isRetired != isRetired else { return .done(id) }
            guard known.version == seen else { return .overtaken }
            if isRetired { try release(id, by: changer, at: now, session) }
            try TeamRows.retire(id, at: isRetired ? now : nil, session)
            try write(
                isRetired ? .teamRetired : .teamRestored, id, before: try TeamRows.values(known, session),
                by: changer.author, at: now, session)
            return .done(id)
        }
    }

    /// What is open of it would wait for nobody: it is the department's.
    private func release(
        _ id: TeamID, by changer: Changer, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        for request in try TeamRows.open(id, session) {
            guard let standing = try StandingRows.standing(request, session) else { continue }
            var after = standing
            after.team = nil
            let change = DecidedChange(
                after, .changed, detail: "\(changer.name): team", action: .requestChanged)
            _ = try requests.write(change, ChangeFacts(now: now, standing: standing), changer, session)
        }
    }

    /// Whether somebody may take work of the department.
    private static func isFit(
        _ agent: AgentID, for department: String, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        guard let entry = try RosterRows.entry(of: AccountID(rawValue: agent.rawValue), session) else { return false }
        return entry.account.ownDepartments?.contains(department) ?? true
    }

    private static func name(_ typed: String) -> String? {
        let name = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return !name.isEmpty && TypedText.fits(name, characters: TeamOutcome.longestName) ? name : nil
    }

    private func write(
        _ action: AuditAction, _ id: TeamID, before: [String: String], by author: ChangeAuthor, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        guard let kept = try TeamRows.find(id, session) else { return }
        try audit.write(
            AuditEntry(
                at: now, author: author, action: action,
                subject: AuditSubject(kind: "team", id: RowID(rawValue: id.rawValue)), before: before,
                after: try TeamRows.values(kept, session)), session)
    }
}
