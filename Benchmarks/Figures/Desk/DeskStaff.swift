import Desk
import Intake
import Store

/// Fills a measured city's store before its gateway starts: agents who are signed in, and requests that wait.
struct DeskStaff {
    /// A browser's cookie, and what its forms prove themselves by.
    struct Session: Sendable {
        let account: Int64
        let token: SecretToken

        var cookie: String { "__Host-intake=\(token.text)" }
        var csrf: String { token.derived(for: "form") }
    }

    let folder: String
    var rolesOfFirst: Set<Role> = [.agent, .supervisor]

    /// - Parameter items: open requests by mail, each of another resident.
    func fill(agents: Int, items: Int) async throws -> [Session] {
        let database = try SQLiteDatabase(folder: folder, purpose: .work)
        let clock = SystemWallClock()
        let now = clock.now()
        try await Schema.intake.migrate(database, at: now)
        let ids = RowIDSource(clock: clock, slot: 200)
        let store = StaffStore(database: database, ids: ids)
        var sessions: [Session] = []
        for number in 0..<agents {
            guard let name = SignInName("agent\(number)"), let display = DisplayName("Agent \(number)") else {
                continue
            }
            let link = InvitationLink(expiresAt: now + .seconds(60))
            let roles: Set<Role> = number == 0 ? rolesOfFirst : [.agent]
            _ = try await store.changes.invite(
                NewAccount(name: name, displayName: display, roles: roles), link: link, by: .command, at: now)
            guard let account = try await store.accounts.account(named: name) else { continue }
            let token = SecretToken()
            try await store.sessions.begin(token, for: account.id, stage: .signedIn, browser: "figures", at: now)
            sessions.append(Session(account: account.id.rawValue, token: token))
        }
        for start in stride(from: 0, to: items, by: 500) {
            let numbers = Array(start..<min(items, start + 500))
            _ = try await database.write(.file) { session throws(StoreFailure) in
                for number in numbers { try Self.open(number, ids, now, session) }
            }
        }
        await database.close()
        return sessions
    }

    private static func open(
        _ number: Int, _ ids: RowIDSource, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        var random = SystemRandomNumberGenerator()
        let request = ids.next()
        let at = now - .seconds(10 * number)
        try session.execute(
            insertRequest,
            [
                .id(request), .text(TrackingNumber(using: &random).symbols), .text("Pothole \(number) on Main Street"),
                .int(1 + number % 5), .moment(at),
            ])
        try session.execute(
            insertMessage, [.id(ids.next()), .id(request), .text("resident-\(number)@home.example"), .moment(at)])
    }

    private static let insertRequest = SQLStatement(
        """
        INSERT INTO service_request (id, tracking_number, title, status, request_type, department, queue, priority,
            rule, reason, channel_kind, channel, resident, language, opened_at)
        VALUES ($1, $2, $3, 'triage', NULL, 'Public Works', 'streets', $4, 'otherwise', '', 'email', 'email-311', NULL,
            'en', $5)
        """)

    private static let insertMessage = SQLStatement(
        """
        INSERT INTO message (id, channel_kind, channel, request, sender_kind, sender, is_sender_verified, recipient, text,
            language, is_spam, is_unconfirmed, digest, fingerprint, arrived_at)
        VALUES ($1, 'email', 'email-311', $2, 'email', $3, 0, '311@city.example', 'There is a pothole.', 'en', 0, 0, x'00',
            x'00', $4)
        """)
}
