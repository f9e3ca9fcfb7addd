import Desk
import HTTPTypes
import Intake

/// Finds out who opens a socket.
struct SocketReader: Sendable {
    let sessions: any StaffSessions
    let clock: any WallClock
    let check: SecondStepCheck

    /// Who is signed in by the cookie of a request that no router answers; nil where nobody is. The caller checks the origin.
    func person(_ headers: HTTPFields) async throws(StoreFailure) -> StaffPerson? {
        guard let token = StaffCookie.session.token(in: headers) else { return nil }
        let found = try await sessions.session(of: token, at: clock.now())
        guard let found, found.session.stage == .signedIn, !check.isOwed(by: found.account) else { return nil }
        return StaffPerson(account: found.account, session: found.session)
    }
}
