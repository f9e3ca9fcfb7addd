import Desk
import Hummingbird
import Intake
import Reports

/// A supervisor's word to the agent who has a request: a note on it, for the staff alone, that the agent's pages show at once. To join a
/// conversation, a supervisor answers in it: it stays the agent's.
struct WhisperRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let movers = people.group("").add(middleware: Requires(.assignOthers))
        movers.post("/desk/requests/{number}/whisper") { _, context in try await whisper(context) }
    }

    private func whisper(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let number = found.summary.trackingNumber
        guard let note = try requests.note(context) else {
            return try await requests.refuse(found, ChangeWords.refusal(.empty), field: "whisper", for: context)
        }
        let standing = try await requests.ports.changes.standing(of: number)
        guard let holder = standing?.holder, holder.agent != context.person.agent else {
            return try await requests.refuse(found, "Nobody has it who could hear you.", field: "whisper", for: context)
        }
        switch try await requests.ports.changes.write(note, on: number, by: context.person.changer) {
        case .done: break
        case .refused(let refusal):
            return try await requests.refuse(found, ChangeWords.refusal(refusal), field: "whisper", for: context)
        case .noRequest, .overtaken: throw StaffRefusal.notFound
        }
        requests.ports.floor.hub.whisper(
            TypedText.trimmed(note.text), on: number, to: holder.agent, from: context.person.account.displayName.text)
        return requests.redirect(found, done: .noted)
    }
}
