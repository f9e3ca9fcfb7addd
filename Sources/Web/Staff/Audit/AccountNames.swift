import Desk
import Intake

/// Accounts' sign-in names, each asked for once.
struct AccountNames {
    private let accounts: any AccountBook
    private var known: [AccountID: String] = [:]

    init(accounts: any AccountBook) { self.accounts = accounts }

    mutating func name(of id: AccountID) async throws -> String {
        if let name = known[id] { return name }
        let name = try await accounts.account(id)?.name.text ?? "account \(id)"
        known[id] = name
        return name
    }

    /// An account by its name, anything else by its kind and number.
    mutating func text(of subject: AuditSubject) async throws -> String {
        guard subject.kind == "account" else { return "\(subject.kind) \(subject.id)" }
        return try await name(of: AccountID(rawValue: subject.id.rawValue))
    }
}
