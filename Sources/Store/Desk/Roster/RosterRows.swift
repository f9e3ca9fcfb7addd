import Desk
import Intake

/// The roster's rows, within a transaction.
enum RosterRows {
    private static let channel = "channel"
    private static let language = "language"
    private static let department = "department"

    /// Everybody who may take work, by the number of the account.
    static func entries(_ session: any SQLSession) throws(StoreFailure) -> [RosterEntry] {
        var accounts: [Int64: Account] = [:]
        for role in Role.allCases where RoleTable.allows(.assignOwn, to: [role]) {
            let found = try session.all(inRole, [.text(role.rawValue)]) { row throws(StoreFailure) in
                try AccountRows.account(row)
            }
            for account in found { accounts[account.id.rawValue] = account }
        }
        var entries: [RosterEntry] = []
        for account in accounts.values.sorted(by: { $0.id < $1.id }) {
            var account = account
            account.roles = try AccountRows.roles(of: account.id, session)
            entries.append(try entry(account, session))
        }
        return entries
    }

    /// Nil for an account that there is not, is out of use, or may take no work.
    static func entry(of id: AccountID, _ session: any SQLSession) throws(StoreFailure) -> RosterEntry? {
        guard let account = try AccountRows.account(id, session), account.deactivatedAt == nil, account.may(.assignOwn)
        else { return nil }
        return try entry(account, session)
    }

    private static func entry(_ account: Account, _ session: any SQLSession) throws(StoreFailure) -> RosterEntry {
        let key = SQLValue.int64(account.id.rawValue)
        let points = try session.first(profile, [key]) { $0.int(0) }
        var entry = RosterEntry(
            account: account, points: points ?? RosterEntry.standardPoints, isListed: points != nil)
        try session.query(skills, [key]) { row throws(StoreFailure) in
            let (kind, name) = (row.text(0), row.text(1))
            switch kind {
            case channel:
                guard let channel = ChannelKind(rawValue: name) else { return }
                entry.training[channel] = row.text(2)
            case language:
                if let language = Language(rawValue: name) { entry.languages.insert(language) }
            default: entry.departments.insert(name)
            }
        }
        entry.teams = try TeamRows.of(account.id, session)
        return entry
    }

    static func write(_ entry: RosterEntry, at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        let key = SQLValue.int64(entry.account.id.rawValue)
        try session.execute(upsert, [key, .int(entry.points), .moment(now)])
        try session.execute(drop, [key])
        for (kind, since) in entry.training {
            try session.execute(insert, [key, .text(channel), .text(kind.rawValue), .text(since)])
        }
        for one in entry.languages { try session.execute(insert, [key, .text(language), .text(one.rawValue), .null]) }
        for one in entry.departments { try session.execute(insert, [key, .text(department), .text(one), .null]) }
    }

    /// For the audit trail; empty for who was not in the roster.
    static func values(_ entry: RosterEntry) -> [String: String] {
        guard entry.isListed else { return [:] }
        var values = ["points": String(entry.points)]
        for (kind, since) in entry.training { values[kind.rawValue] = since }
        values["languages"] = entry.languages.map(\.rawValue).sorted().joined(separator: " ")
        values["departments"] = entry.departments.sorted().joined(separator: "; ")
        return values
    }

    static let inRole = SQLStatement(
        """
        SELECT a.id, a.name, a.display_name, a.department, a.password_at, a.code_secret IS NOT NULL, a.created_at,
            a.deactivated_at, EXISTS (SELECT 1 FROM federated_identity f WHERE f.account = a.id)
        FROM account_role r JOIN account a ON a.id = r.account
        WHERE r.role = $1 AND a.deactivated_at IS NULL
        """)

    private static let profile = SQLStatement("SELECT points FROM agent_profile WHERE agent = $1")

    private static let skills = SQLStatement(
        "SELECT kind, name, COALESCE(since, '') FROM agent_skill WHERE agent = $1")

    private static let upsert = SQLStatement(
        """
        INSERT INTO agent_profile (agent, points, changed_at) VALUES ($1, $2, $3)
        ON CONFLICT (agent) DO UPDATE SET points = excluded.points, changed_at = excluded.changed_at
        """)

    private static let drop = SQLStatement("DELETE FROM agent_skill WHERE agent = $1")

    private static let insert = SQLStatement(
        "INSERT INTO agent_skill (agent, kind, name, since) VALUES ($1, $2, $3, $4)")
}
