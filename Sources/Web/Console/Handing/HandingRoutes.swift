import Desk
import Hummingbird
import Intake
import Reports

/// Who has a request, and when: taking it, putting it back, handing it over, escalating it, putting it off.
struct HandingRoutes: Sendable {
    let requests: RequestPages

    func add(to people: RouterGroup<PersonContext>) {
        let holders = people.group("").add(middleware: Requires(.assignOwn))
        holders.post("/desk/requests/{number}/take") { _, context in try await take(context) }
        holders.post("/desk/requests/{number}/put-back") { _, context in try await putBack(context) }
        holders.post("/desk/requests/{number}/hand-over") { _, context in
            guard let wanted = Self.handing(context.form.text("to")) else { throw StaffRefusal.badForm }
            return try await change(wanted, done: .handedOver, context)
        }
        holders.post("/desk/requests/{number}/escalate") { _, context in
            guard case .handOver(.agent(let agent)) = Self.handing(context.form.text("to")) else {
                throw StaffRefusal.badForm
            }
            return try await change(.escalate(to: agent), done: .escalated, context)
        }
        holders.post("/desk/requests/{number}/snooze") { _, context in try await snooze(context) }
        holders.post("/desk/requests/{number}/wake") { _, context in
            try await change(.wake, done: .woken, context)
        }
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

    /// A preset, or the time in the field beside it.
    private func snooze(_ context: PersonContext) async throws -> Response {
        let preset = Int64(context.form.text("until")).map(Moment.init(milliseconds:))
        let own = requests.time.moment(local: context.form.text("time"))
        guard let until = own ?? preset else {
            let found = try await requests.find(context)
            return try await requests.refuse(found, ChangeWords.refusal(.badTime), field: "until", for: context)
        }
        return try await change(.snooze(until: until), done: .snoozed, context)
    }

    private func change(
        _ change: RequestChange, done: RequestNotice, _ context: PersonContext
    ) async throws -> Response {
        try await requests.apply(change, to: try await requests.find(context), done: done, for: context)
    }

    /// `agent:12`, `team:34`, `queue:roads` or `department:Public Works`.
    static func handing(_ text: String) -> RequestChange? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = String(text[text.index(after: colon)...])
        switch text[..<colon] {
        case "agent": return Int64(name).map { .handOver(.agent(AgentID(rawValue: $0))) }
        case "team": return Int64(name).map { .handOver(.team(TeamID(rawValue: $0))) }
        case "queue": return .move(queue: name)
        case "department": return .handOver(.department(name))
        default: return nil
        }
    }
}
