import Desk
import Hummingbird
import Intake

/// Begins a session in a browser, by whichever way its owner proved themselves.
struct SessionBeginning: Sendable {
    let sessions: any StaffSessions
    let clock: any WallClock

    /// Each step begins a session of its own: one that somebody else put into the browser is worth nothing afterwards.
    func begin(
        _ account: AccountID, _ stage: StaffSession.Stage, to path: String, providerSession: String? = nil,
        _ request: Request, _ context: StaffContext
    ) async throws -> Response {
        if let before = context.halfway ?? context.signedIn {
            try await sessions.end(before.session.id, of: before.account.id, at: clock.now())
        }
        let token = SecretToken()
        try await sessions.begin(
            token, for: account, stage: stage, browser: BrowserName.of(request),
            providerSession: providerSession, at: clock.now())
        var response = StaffPages.redirect(to: path)
        StaffCookie.session.set(token, on: &response)
        StaffCookie.form.remove(on: &response)
        return response
    }
}
