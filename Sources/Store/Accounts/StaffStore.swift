package import Desk
package import Intake

/// Every port of the staff's accounts on one database.
package struct StaffStore: Sendable {
    package let accounts: any AccountBook
    package let changes: any AccountChanges
    package let invitations: any Invitations
    package let signIns: any SignIns
    package let sessions: any StaffSessions
    package let audit: any AuditTrail
    package let tokens: any APITokens
    package let federated: any FederatedSignIns

    package init(
        database: any SQLDatabase, ids: RowIDSource, limits: SessionLimits = SessionLimits(),
        throttle: SignInThrottle = SignInThrottle()
    ) {
        accounts = SQLAccountBook(database: database)
        changes = SQLAccountChanges(database: database, ids: ids)
        invitations = SQLInvitations(database: database, ids: ids)
        signIns = SQLSignIns(database: database, ids: ids, throttle: throttle)
        sessions = SQLStaffSessions(database: database, ids: ids, limits: limits, throttle: throttle)
        audit = SQLAuditTrail(database: database)
        tokens = SQLAPITokens(database: database, ids: ids)
        federated = SQLFederatedSignIns(database: database, ids: ids)
    }
}
