import Desk
import Hummingbird
import Intake
import Reports

/// The original of a mail, for the frame on a request's page.
struct OriginalRoutes: Sendable {
    let requests: RequestPages

    func add(to readers: RouterGroup<PersonContext>) {
        readers.get("/desk/requests/{number}/messages/{message}/original") { _, context in try await show(context) }
    }

    private func show(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let message = context.parameters.get("message", as: Int64.self) else { throw StaffRefusal.notFound }
        let mail = try await requests.ports.files.mail(
            RowID(rawValue: message), on: found.summary.trackingNumber)
        guard let mail, let html = requests.ports.originalHTML(mail) else { throw StaffRefusal.notFound }
        return OriginalMail.response(html)
    }
}
