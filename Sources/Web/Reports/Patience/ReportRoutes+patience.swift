import Hummingbird

extension ReportRoutes {
    /// A page of figures that may have to be counted from rows. Files come when they are whole.
    ///
    /// - Parameters:
    ///   - ask: reads what the address asks for. What it refuses is answered so however slow the machine is: once the frame is out, it is too
    ///     late for a status.
    ///   - work: makes the page of what was asked for.
    func patiently<Asked: Sendable>(
        _ request: Request, _ context: PersonContext, _ ask: () async throws -> Asked,
        _ work: @escaping @Sendable (Asked) async throws -> Response
    ) async throws -> Response {
        let asked: Asked
        do {
            asked = try await ask()
        } catch let refusal as ReportRefusal {
            return told(refusal.description, .unprocessableContent, context)
        }
        guard (request.uri.queryParameters.get("format") ?? "").isEmpty else { return try await work(asked) }
        return try await PatientAnswer().answer(in: told("", .ok, context)) { try await work(asked) }
    }
}
