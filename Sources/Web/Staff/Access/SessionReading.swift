import Desk
import HTTPTypes
import Hummingbird
import Intake
import Logging
import Wire

/// Finds out who asks. The store is asked each time, so that a session that was ended is over at once.
struct SessionReading: RouterMiddleware {
    typealias Context = StaffContext

    let sessions: any StaffSessions
    let limits: SessionLimits
    let clock: any WallClock
    let proxies: ForwardedHeaders
    let log: Logger

    @concurrent
    func handle(
        _ request: Request, context: StaffContext, next: @concurrent (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.client = proxies.client(
            peer: context.peer, host: request.head.authority, headers: request.headers)
        let token = StaffCookie.session.token(in: request.headers)
        if let token, let found = try await sessions.session(of: token, at: clock.now()) {
            let person = StaffPerson(account: found.account, session: found.session)
            switch found.session.stage {
            case .signedIn: context.signedIn = person
            case .code: context.halfway = person
            }
            context.formKey = token
            await touch(found.session)
            return try await next(request, context)
        }
        // A session that is over signs nobody in, but the forms that its pages show are still this browser's own: whoever sends one is asked
        // to sign in again, and told no tale of forgery.
        if let known = token ?? StaffCookie.form.token(in: request.headers) {
            context.formKey = known
            return try await next(request, context)
        }
        var response = try await next(request, context)
        // Before the first form is drawn, or it could not prove itself.
        StaffCookie.form.set(context.formKey, on: &response)
        return response
    }

    /// A store that cannot write just now must not keep anybody from reading.
    private func touch(_ session: StaffSession) async {
        let now = clock.now()
        guard now.since(session.seenAt) >= limits.seen else { return }
        do throws(StoreFailure) {
            try await sessions.touch(session.id, at: now)
        } catch {
            log.warning("a session's use could not be noted", metadata: ["reason": "\(error)"])
        }
    }
}
