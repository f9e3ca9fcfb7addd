import Desk
import Hummingbird

/// Sends those whose role must have a second step to set it up first.
struct SecondStepCheck: RouterMiddleware {
    typealias Context = PersonContext

    let roles: Set<Role>

    func isRequired(of account: Account) -> Bool { !roles.isDisjoint(with: account.roles) }

    /// Who has no password here came by the city's identity provider, which asks for a second step of its own.
    func isOwed(by account: Account) -> Bool {
        isRequired(of: account) && !account.hasSecondStep && account.passwordSetAt != nil
    }

    @concurrent
    func handle(
        _ request: Request, context: PersonContext,
        next: @concurrent (Request, PersonContext) async throws -> Response
    ) async throws -> Response {
        if isOwed(by: context.person.account) { throw StaffRefusal.secondStepNeeded }
        return try await next(request, context)
    }
}
