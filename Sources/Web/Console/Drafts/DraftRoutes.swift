import Desk
import HTTPTypes
import Hummingbird
import Intake
import Reports

/// Keeps what is being typed. The page's script sends it while one writes; without the script, a button does.
struct DraftRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/draft") { request, context in try await keep(request, context) }
    }

    private func keep(_ request: Request, _ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let kind: DraftKind = context.form["kind"] == "note" ? .note : .answer
        let text = context.form.text(kind == .note ? "note" : "text")
        let isKept = try await requests.ports.drafts.keep(
            text, as: kind, form: context.form["form"] ?? "", on: found.summary.trackingNumber,
            by: context.person.agent, at: requests.ports.clock.now())
        let isScript = request.headers[.accept]?.contains("application/json") == true
        guard isScript else {
            let told = RequestPages.Told(
                text: kind == .answer ? text : "", note: kind == .note ? text : "",
                problem: isKept ? nil : FormProblem(kind == .note ? "note" : "text", "It is too long to keep."),
                notice: isKept ? "Kept. Nobody else sees it." : nil)
            return try await requests.page(found, told, for: context)
        }
        return Response(status: isKept ? .noContent : .contentTooLarge, headers: [.cacheControl: "no-store"])
    }
}
