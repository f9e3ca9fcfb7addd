import Desk
import Hummingbird
import Reports

/// Who has a request: taking it, and putting it back.
struct HandingRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let holders = people.group("").add(middleware: Requires(.assignOwn))
        holders.post("/desk/requests/{number}/take") { _, context in try await take(context) }
        holders.post("/desk/requests/{number}/put-back") { _, context in try await putBack(context) }
    }

    private func take(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        switch try await requests.ports.work.take(found.summary.trackingNumber, by: context.person.agent) {
        case .done: return requests.redirect(found, done: .taken)
        case .held(let holder): return try await requests.refuse(found, "\(holder.name) has it already.", for: context)
        case .closed, .free: return try await requests.refuse(found, "It is not open any more.", for: context)
        case .noRequest: throw StaffRefusal.notFound
        }
    }

    private func putBack(_ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        switch try await requests.ports.work.putBack(found.summary.trackingNumber, by: context.person.agent) {
        case .done, .free, .closed: return requests.redirect(found, done: .putBack)
        case .held(let holder): return try await requests.refuse(found, "\(holder.name) has it now.", for: context)
        case .noRequest: throw StaffRefusal.notFound
        }
    }
}
