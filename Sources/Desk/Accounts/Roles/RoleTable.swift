/// What each role may see and do: the one place where it is written. The README shows the same table, and a test compares the two.
package enum RoleTable {
    package struct Row: Sendable {
        package let permission: Permission
        /// For people.
        package let meaning: String
        package let roles: Set<Role>
    }

    package static let rows: [Row] = [
        Row(.requestList, "see the queue and lists of requests, and search", .agent, .supervisor, .departmentPartner),
        Row(.requestRead, "read a request with its whole conversation", .agent, .supervisor, .departmentPartner),
        Row(
            .requestAnswer, "answer residents, write notes, change and close requests", .agent, .supervisor,
            .departmentPartner),
        Row(.assignOwn, "take work, put it back, hand it over", .agent, .supervisor, .departmentPartner),
        Row(.assignOthers, "give and take others' work, look into and join their chats", .supervisor),
        Row(.logContact, "log calls, visits and other contacts", .agent, .supervisor),
        Row(.mergeResidents, "merge and split residents", .agent, .supervisor),
        Row(.floor, "see the live floor", .supervisor, .manager),
        Row(.reports, "see and export reports", .supervisor, .manager),
        Row(.reportKeep, "write notes on dates and set targets in the reports", .manager),
        Row(
            .reviews,
            "review engagements, read reviews and figures of others, and keep the records of visits, reviews, plans and milestones",
            .supervisor, .manager),
        Row(.roster, "keep the training roster, skills, capacity and teams", .supervisor),
        Row(.library, "keep templates for answers and what the city answers to questions", .supervisor, .administrator),
        Row(.notices, "begin and end incident notices", .supervisor, .administrator),
        Row(.settings, "change templates, request types and the desk's settings", .administrator),
        Row(.accounts, "invite people, give roles, deactivate accounts", .administrator),
        Row(.audit, "read the audit trail", .administrator),
    ]

    private static let roles = Dictionary(uniqueKeysWithValues: rows.map { ($0.permission, $0.roles) })

    /// Whether one of `roles` may. What no row allows, nobody may.
    package static func allows(_ permission: Permission, to roles: Set<Role>) -> Bool {
        !(Self.roles[permission] ?? []).isDisjoint(with: roles)
    }
}

extension RoleTable.Row {
    init(_ permission: Permission, _ meaning: String, _ roles: Role...) {
        self.init(permission: permission, meaning: meaning, roles: Set(roles))
    }
}
