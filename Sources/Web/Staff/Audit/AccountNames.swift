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

    /// An account by its name; anything else by what it is and, where it has one, its own name.
    mutating func text(of subject: AuditSubject, named names: [AuditSubject: String]) async throws -> String {
        guard subject.kind != "account" else { return try await name(of: AccountID(rawValue: subject.id.rawValue)) }
        return [Self.words[subject.kind] ?? subject.kind, names[subject]].compactMap(\.self).joined(separator: " ")
    }

    private static let words = [
        "service_request": "request", "received": "contact", "review": "review of", "review_draw": "sample of",
        "library": "library:", "scorecard": "scorecard", "team": "team", "api_token": "token", "resident": "a resident",
        "date_note": "note on", "figure_target": "target for",
    ]

    /// What stood there before, or after, e.g. `roles: agent; status: new`: accounts by their names, times by the city's clocks. Numbers of
    /// rows, which say nothing to people, are left out.
    mutating func text(of values: [String: String], time: StaffTime) async throws -> String {
        var parts: [String] = []
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            let number = Int64(value)
            switch key {
            case "holder", "agent", "supervisor":
                guard let number else { fallthrough }
                parts.append("\(key): \(try await name(of: AccountID(rawValue: number)))")
            case "expires":
                guard let number else { fallthrough }
                parts.append("\(key): \(time.text(Moment(milliseconds: number)))")
            case _ where key.hasPrefix(AuditEntry.answerPrefix): parts.append("\(key): \(value)")
            default:
                let isRows = value.split(separator: " ").allSatisfy { Int64($0).map { $0 > Self.anyCount } ?? false }
                if value.isEmpty || !isRows { parts.append("\(key): \(value.isEmpty ? "–" : value)") }
            }
        }
        return parts.joined(separator: "; ")
    }

    /// Row numbers begin with the time, and are beyond whatever is counted here.
    private static let anyCount: Int64 = 1 << 40
}
