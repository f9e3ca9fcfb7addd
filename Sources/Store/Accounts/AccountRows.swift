import Desk
import Intake

/// The statements about accounts that several ports share.
enum AccountRows {
    /// With the columns of ``account(_:_:)``.
    static func account(
        _ statement: SQLStatement, _ values: [SQLValue], _ session: any SQLSession
    ) throws(StoreFailure) -> Account? {
        guard var account = try session.first(statement, values, { row throws(StoreFailure) in try account(row) })
        else { return nil }
        account.roles = try roles(of: account.id, session)
        return account
    }

    static func account(_ id: AccountID, _ session: any SQLSession) throws(StoreFailure) -> Account? {
        try account(byID, [.int64(id.rawValue)], session)
    }

    /// Without its roles.
    static func account(_ row: borrowing SQLRow) throws(StoreFailure) -> Account {
        guard let name = SignInName(row.text(1)), let displayName = DisplayName(row.text(2)) else {
            throw StoreFailure(.damaged, "an account's names cannot be read")
        }
        return Account(
            id: AccountID(rawValue: row.int64(0)), name: name, displayName: displayName, roles: [],
            department: row.optionalText(3), passwordSetAt: row.optionalMoment(4), isFederated: row.flag(8),
            hasSecondStep: row.flag(5), createdAt: row.moment(6), deactivatedAt: row.optionalMoment(7))
    }

    /// A role that this binary does not know allows nothing.
    static func roles(of id: AccountID, _ session: any SQLSession) throws(StoreFailure) -> Set<Role> {
        let words = try session.all(rolesOf, [.int64(id.rawValue)]) { $0.text(0) }
        return Set(words.compactMap(Role.init(rawValue:)))
    }

    /// Whether somebody else could still give accounts and roles.
    static func hasAdministrator(
        besides id: AccountID, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        try session.exists(otherAdministrator, [.text(Role.administrator.rawValue), .int64(id.rawValue)])
    }

    static let byID = SQLStatement(
        """
        SELECT id, name, display_name, department, password_at, code_secret IS NOT NULL, created_at, deactivated_at,
            EXISTS (SELECT 1 FROM federated_identity f WHERE f.account = a.id)
        FROM account a WHERE id = $1
        """)

    static let byName = SQLStatement(
        """
        SELECT id, name, display_name, department, password_at, code_secret IS NOT NULL, created_at, deactivated_at,
            EXISTS (SELECT 1 FROM federated_identity f WHERE f.account = a.id)
        FROM account a WHERE name = $1
        """)

    /// Names are ASCII, so that their bytes order alike on every engine.
    static let fromName = SQLStatement(
        """
        SELECT id, name, display_name, department, password_at, code_secret IS NOT NULL, created_at, deactivated_at,
            EXISTS (SELECT 1 FROM federated_identity f WHERE f.account = a.id)
        FROM account a WHERE name > $1 {binary} ORDER BY name {binary} LIMIT $2
        """)

    private static let rolesOf = SQLStatement("SELECT role FROM account_role WHERE account = $1")

    /// One who was only invited could give nothing; nor is one of the provider counted, which may be what is broken.
    static let otherAdministrator = SQLStatement(
        """
        SELECT 1 FROM account_role r JOIN account a ON a.id = r.account
        WHERE r.role = $1 AND a.id <> $2 AND a.deactivated_at IS NULL AND a.password IS NOT NULL LIMIT 1
        """)
}
