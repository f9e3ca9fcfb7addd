import Desk
import Hummingbird

/// Sends those whose role must have a second step to set it up first.
struct SecondStepCheck: RouterMiddleware {
    typealias Context = PersonContext

    let roles: Set<Role>

    func isRequired(of account: Account) -> Bool { !roles.isDisjoint(with: account.roles) }

    func isOwed(by account: Account) -> Bool { isRequired(of: account) && !account.hasSecondStep }

    @concurrent
    func handle(
        _ request: Request, context: PersonContext,
        next: @concurrent (Request, PersonContext) async throws -> Response
    ) async throws -> Response {
        if isOwed(by: context.person.account) { throw StaffRefusal.secondStepNeeded }
        return try await next(request, context)
    }
}
