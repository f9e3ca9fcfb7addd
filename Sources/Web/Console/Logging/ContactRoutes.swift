import Desk
import Hummingbird
import Intake

/// `/desk/contacts`: contacts that count without a case. They are no department's, and who sees one department's requests alone sees none.
struct ContactRoutes: Sendable {
    static let path = "/desk/contacts"

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.requestRead))
        readers.get("/desk/contacts/{id}") { _, context in try await show(context) }
    }

    private func show(_ context: PersonContext) async throws -> Response {
        guard let id = context.parameters.get("id", as: Int64.self),
            RequestSight(context.person.account).department == nil
        else { throw StaffRefusal.notFound }
        let found = try await ports.tools.logging.book.contact(RowID(rawValue: id))
        guard let found else { throw StaffRefusal.notFound }
        let page = ContactPage(story: found, time: time)
        return pages.page("contact", title: page.title, page.values, for: context)
    }
}
