package import Desk
package import Intake

/// The accounts, for reading.
package struct SQLAccountBook: AccountBook {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func account(_ id: AccountID) async throws(StoreFailure) -> Account? {
        try await database.read { session throws(StoreFailure) in try AccountRows.account(id, session) }
    }

    package func account(named name: SignInName) async throws(StoreFailure) -> Account? {
        try await database.read { session throws(StoreFailure) in
            try AccountRows.account(AccountRows.byName, [.text(name.text)], session)
        }
    }

    package func accounts(after name: SignInName?, limit: Int) async throws(StoreFailure) -> [Account] {
        try await database.read { session throws(StoreFailure) in
            var accounts = try session.all(AccountRows.fromName, [.text(name?.text ?? ""), .int(limit)]) {
                row throws(StoreFailure) in try AccountRows.account(row)
            }
            for index in accounts.indices {
                accounts[index].roles = try AccountRows.roles(of: accounts[index].id, session)
            }
            return accounts
        }
    }

    package func isEmpty() async throws(StoreFailure) -> Bool {
        try await database.read { session throws(StoreFailure) in try !session.exists(Self.any, []) }
    }

    private static let any = SQLStatement("SELECT 1 FROM account LIMIT 1")
}
