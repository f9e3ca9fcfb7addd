import Desk
import Hummingbird
import Intake

/// The desk's console: the queue, a request with its conversation, and what one does there.
struct ConsoleRoutes: Sendable {
    static let path = "/desk/queue"

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    /// Adds the pages to the group of those who are signed in.
    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.requestList))
        readers.get("/desk/queue") { request, context in try await queue(request, context) }
        PlaceRoutes(ports: ports).add(to: people)
        FloorRoutes(pages: pages, time: time, ports: ports).add(to: people)
        RequestRoutes(pages: pages, time: time, ports: ports).add(to: people)
        WhisperRoutes(requests: RequestPages(pages: pages, time: time, ports: ports)).add(to: people)
        SurveyOverviewRoutes(pages: pages, ports: ports, catalogue: ports.requestTypes).add(to: people)
        AttentionRoutes(pages: pages, time: time, ports: ports).add(to: people)
        ToolRoutes(pages: pages, time: time, ports: ports).add(to: people)
    }

    private func queue(_ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        let view = query.get("view") ?? "all"
        var filter = QueueFilter(limit: QueuePage.length + 1)
        switch view {
        case "all": break
        case "free": filter.hands = .nobody
        case "mine": filter.hands = .of(context.person.agent)
        case "later": filter.isSnoozed = true
        default: throw StaffRefusal.notFound
        }
        filter.department = RequestSight(context.person.account).department
        filter.channel = query.get("channel").flatMap { ChannelKind(rawValue: $0) }
        // What is no tag is on nothing.
        filter.tag = query.get("tag").flatMap { $0.isEmpty ? nil : String($0.prefix(100)) }
        filter.after = query.get("after").flatMap { QueuePlace($0) }
        let entries = try await ports.queue.queue(filter)
        let now = ports.clock.now()
        let page = QueuePage(
            filter: filter, view: view, entries: entries,
            totals: try await ports.queue.totals(department: filter.department),
            dues: try await ports.service.soonest(of: entries.map(\.id), at: now), time: time, now: now)
        var values = page.values
        if let place = try await AgentPlace.read(ports, for: context.person) {
            values["work"] = ["floor_place": place.values(next: "/desk/queue?view=\(view)")]
        }
        if query.get("missed") != nil {
            values["notice"] = "The offer is over: somebody else has it, or its time ran out."
        }
        return pages.page("queue", title: "Queue", values, for: context)
    }
}

extension StaffPerson {
    /// Who they are on the floor: the account's number.
    var agent: AgentID { AgentID(rawValue: account.id.rawValue) }

    /// What residents read below an answer: the first word of the name.
    var firstName: String { String(account.displayName.text.prefix { $0 != " " }) }
}
