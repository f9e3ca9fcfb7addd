import Desk
import HTTPTypes
import Hummingbird
import Intake

/// `/desk/audit`: who changed what, when, before and after.
struct AuditRoutes: Sendable {
    /// Entries on one page.
    private static let rows = 100

    let pages: StaffPages
    let ports: StaffPorts
    let time: StaffTime

    /// - Parameter group: routes that need the permission `audit`.
    func add(to group: RouterGroup<PersonContext>) {
        group.get("/desk/audit") { request, context in
            let query = request.uri.queryParameters
            let account = query.get("account").flatMap { Int64($0) }.map { AccountID(rawValue: $0) }
            let before = query.get("before").flatMap { Int64($0) }.map { RowID(rawValue: $0) }
            return try await page(context, of: account, before: before)
        }
    }

    private func page(_ context: PersonContext, of account: AccountID?, before: RowID?) async throws -> Response {
        let found = try await ports.audit.entries(
            of: account.map { .account($0) }, before: before, limit: Self.rows + 1)
        var names = AccountNames(accounts: ports.accounts)
        let subjects = try await ports.audit.names(of: Set(found.map(\.entry.subject)))
        var rows: [[String: Any]] = []
        for (_, entry) in found.prefix(Self.rows) {
            let author: String =
                switch entry.author {
                case .person(let id): try await names.name(of: id)
                case .command: "the command line"
                }
            rows.append([
                "at": time.text(entry.at), "machine": time.machine(entry.at), "author": author,
                "action": entry.action.rawValue, "subject": try await names.text(of: entry.subject, named: subjects),
                "before": try await names.text(of: entry.before, time: time),
                "after": try await names.text(of: entry.after, time: time),
            ])
        }
        var values: [String: Any] = ["entries": rows]
        if let account { values["of"] = ["id": account.description, "name": try await names.name(of: account)] }
        if found.count > Self.rows { values["older"] = found[Self.rows - 1].id.description }
        return pages.page("audit", title: "Audit trail", values, for: context)
    }
}
