@testable import Store

extension PlannedStatement {
    /// Accounts, sessions, teams and the audit trail.
    static let accounts: [PlannedStatement] = [
        .init("a session by its token", SQLStaffSessions.find, "autoindex_staff_session"),
        .sorting("identities to ask about", SQLFederatedSignIns.due, "federated_identity_checked"),
        .sorting("who began with a provider's session", SQLFederatedSignIns.ofSession, "staff_session_provider"),
        .init("a program's token", SQLAPITokens.find, "autoindex_api_token"),
        .init("an account by its name", AccountRows.byName, "account_name"),
        .init("another administrator", AccountRows.otherAdministrator, "account_role_role"),
        .init("the trail of one thing", SQLAuditTrail.ofSubject, "audit_subject"),
        .init("what a review was of", SQLAuditTrail.names["review"] ?? SQLAuditTrail.newest, "SEARCH r", "SEARCH s"),
        .init("whether the roll has changed", SQLRoster.stamp, "audit USING INTEGER PRIMARY KEY (rowid>?)"),
        .init("who may take work", RosterRows.inRole, "account_role_role"),
        .init("somebody's teams", TeamRows.ofAgent, "team_member_agent"),
        .init("a team's people", TeamRows.membersOf, "PRIMARY KEY"),
        .init("a team's open work", TeamRows.openRequests, "work_team"),
        .init("all teams", TeamRows.every, "team_name", "work_team"),
    ]
}
