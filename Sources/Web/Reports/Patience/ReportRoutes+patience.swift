import Hummingbird

extension ReportRoutes {
    /// A page of figures that may have to be counted from rows. Files come when they are whole.
    func patiently(
        _ request: Request, _ context: PersonContext, _ work: @escaping @Sendable () async throws -> Response
    ) async throws -> Response {
        guard (request.uri.queryParameters.get("format") ?? "").isEmpty else { return try await work() }
        return try await PatientAnswer().answer(in: told("", .ok, context), work)
    }
}
