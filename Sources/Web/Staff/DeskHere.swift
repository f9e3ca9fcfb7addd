import Hummingbird

/// Refuses what is asked of the desk where another node has it.
struct DeskHere: RouterMiddleware {
    typealias Context = StaffContext

    let gate: DeskGate

    @concurrent
    func handle(
        _ request: Request, context: StaffContext, next: @concurrent (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        guard await gate.isOpen else { throw StaffRefusal.elsewhere }
        return try await next(request, context)
    }
}
