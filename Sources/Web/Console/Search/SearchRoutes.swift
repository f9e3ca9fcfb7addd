import Desk
import Hummingbird
import Intake
import Reports

/// `/desk/search`: finds requests, and contacts without a case, by anything that was written of them.
struct SearchRoutes: Sendable {
    static let path = "/desk/search"

    let pages: StaffPages
    let time: StaffTime
    let ports: ConsolePorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.requestList))
        readers.get("/desk/search") { _, context in blank(context) }
        // A form's body, since what is looked for is somebody's name or number, and stands in no address (promise 14).
        readers.post("/desk/search") { _, context in try await search(context) }
    }

    private func blank(_ context: PersonContext) -> Response {
        pages.page("search", title: "Search", ["is_blank": true], for: context)
    }

    private func search(_ context: PersonContext) async throws -> Response {
        let typed = context.form.text("q")
        guard let query = SearchQuery(typed) else { return blank(context) }
        let sight = RequestSight(context.person.account)
        if let number = query.trackingNumber {
            let found = try await ports.requests.request(number)
            if let found, sight.sees(found.summary.placement) {
                return StaffPages.redirect(to: "/desk/requests/\(number)")
            }
        }
        let place = context.form["from"].flatMap { SearchPlace($0) }
        let page = try await ports.tools.search.search(
            query, in: sight.scope, from: place, limit: SearchResults.length)
        let results = SearchResults(typed: typed, query: query, page: page, isFirst: place == nil, time: time)
        return pages.page("search", title: "Search", results.values, for: context)
    }
}
