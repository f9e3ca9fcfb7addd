package import Desk
package import Hummingbird

/// Lets only those pass who may: for a group of routes.
package struct Requires: RouterMiddleware {
    package typealias Context = PersonContext

    private let permission: Permission

    package init(_ permission: Permission) { self.permission = permission }

    @concurrent
    package func handle(
        _ request: Request, context: PersonContext,
        next: @concurrent (Request, PersonContext) async throws -> Response
    ) async throws -> Response {
        try context.require(permission)
        return try await next(request, context)
    }
}
