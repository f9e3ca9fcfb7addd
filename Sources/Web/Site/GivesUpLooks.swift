import HTTPTypes
package import Hummingbird
import Intake

/// Whoever only looks may be given up: where a listener has to end, a page that takes its time holds up no shutdown (promise 16).
package struct GivesUpLooks<Context: RequestContext>: RouterMiddleware {
    package init() {}

    @concurrent
    package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get || request.method == .head else { return try await next(request, context) }
        return try await GivenUpReads.$areAllowed.withValue(true) { try await next(request, context) }
    }
}
