import Desk
import Hummingbird

/// A request's page, and by subject what one does on it.
struct RequestRoutes: Sendable {
    let requests: RequestPages

    init(pages: StaffPages, time: StaffTime, ports: ConsolePorts) {
        requests = RequestPages(pages: pages, time: time, ports: ports)
    }

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.requestRead))
        readers.get("/desk/requests/{number}") { request, context in try await show(request, context) }
        FileRoutes(requests: requests).add(to: readers)
        OriginalRoutes(requests: requests).add(to: readers)
        DraftRoutes(requests: requests).add(to: people)
        HandingRoutes(requests: requests).add(to: people)
        AnsweringRoutes(requests: requests).add(to: people)
        UpdateRoutes(requests: requests).add(to: people)
        NoteRoutes(requests: requests).add(to: people)
        ClosingRoutes(requests: requests).add(to: people)
        MergeRoutes(requests: requests).add(to: people)
        ChatRoutes(requests: requests).add(to: people)
        DecisionRoutes(requests: requests).add(to: people)
        DuplicateRoutes(requests: requests).add(to: people)
        ResidentRoutes(requests: requests).add(to: people)
        DetailsRoutes(requests: requests).add(to: people)
        QuestionRoutes(requests: requests).add(to: people)
        ChasingRoutes(requests: requests).add(to: people)
        PromiseRoutes(requests: requests).add(to: people)
        EscalationRoutes(requests: requests).add(to: people)
    }

    private func show(_ request: Request, _ context: PersonContext) async throws -> Response {
        let found = try await requests.find(context)
        let done = request.uri.queryParameters.get("done").flatMap { RequestNotice(rawValue: $0) }
        return try await requests.page(found, RequestPages.Told(done: done), for: context)
    }
}
