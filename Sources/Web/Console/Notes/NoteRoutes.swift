import Desk
import Hummingbird
import Intake
import Reports

/// Notes on a request, for the staff alone.
struct NoteRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let writers = people.group("").add(middleware: Requires(.requestAnswer))
        writers.post("/desk/requests/{number}/notes") { _, context in try await write(context) }
    }

    private func write(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        guard let note = try requests.note(context) else {
            return try await requests.refuse(found, ChangeWords.refusal(.empty), field: "note", for: context)
        }
        let outcome = try await requests.ports.changes.write(
            note, on: found.summary.trackingNumber, by: context.person.changer)
        switch outcome {
        case .done: return requests.redirect(found, done: .noted)
        case .refused(let refusal):
            let told = RequestPages.Told(
                note: note.text, problem: FormProblem("note", ChangeWords.refusal(refusal)))
            return try await requests.page(found, told, for: context)
        case .noRequest, .overtaken: throw StaffRefusal.notFound
        }
    }
}
