package import Desk
package import Intake

/// What the desk's pages about accounts ask of the store.
package struct StaffPorts: Sendable {
    package let accounts: any AccountBook
    package let changes: any AccountChanges
    package let invitations: any Invitations
    package let signIns: any SignIns
    package let sessions: any StaffSessions
    package let audit: any AuditTrail
    package let tokens: any APITokens
    package let federated: any FederatedSignIns
    package let clock: any WallClock

    package init(
        accounts: any AccountBook, changes: any AccountChanges, invitations: any Invitations, signIns: any SignIns,
        sessions: any StaffSessions, audit: any AuditTrail, tokens: any APITokens,
        federated: any FederatedSignIns, clock: any WallClock
    ) {
        self.accounts = accounts
        self.changes = changes
        self.invitations = invitations
        self.signIns = signIns
        self.sessions = sessions
        self.audit = audit
        self.tokens = tokens
        self.federated = federated
        self.clock = clock
    }
}
