import Desk
import HTTPTypes
import Hummingbird
import Intake
import NIOCore
import Wire

/// `/track`: where a request stands, for everybody who knows its number as far as its type is public; more, and writing on it, for who was
/// sent its link.
struct TrackRoutes: Sendable {
    let pages: ResidentPages
    let catalogue: RequestCatalogue
    let cityLanguage: Language
    let links: ResidentLinks
    let ports: ResidentPorts
    let origins: OriginCheck
    let dates: ResidentDates
    /// What is written on one request.
    private let writing = RateLimiter<RowID>(rate: TokenRate(perSecond: 1.0 / 30, burst: 10))

    init(
        pages: ResidentPages, catalogue: RequestCatalogue, cityLanguage: Language, links: ResidentLinks,
        ports: ResidentPorts, origins: OriginCheck, dates: ResidentDates
    ) {
        self.pages = pages
        self.catalogue = catalogue
        self.cityLanguage = cityLanguage
        self.links = links
        self.ports = ports
        self.origins = origins
        self.dates = dates
    }

    /// Who asks for a request, as far as the link tells.
    private struct Sight {
        var request: TrackedRequest
        var key: String?
        var holder: LinkHolder?
        /// A key came that does not hold.
        var hasEnded: Bool
    }

    func add(to residents: RouterGroup<ResidentContext>) {
        residents.get("/track") { request, context in find(request, context) }
        residents.get("/track/{number}") { request, context in
            let query = request.uri.queryParameters
            let sight = try await sight(context, key: query.get("key"))
            return try await page(sight, done: query.get("done"), context)
        }
        residents.post("/track/{number}/message") { request, context in try await write(request, context) }
    }

    private func find(_ request: Request, _ context: ResidentContext) -> Response {
        let language = context.language
        if let typed = request.uri.queryParameters.get("number"), let number = TrackingNumber(typed) {
            return ResidentPages.redirect(to: "/track/\(number)?lang=\(language.rawValue)")
        }
        let words = TrackWords.text(language)
        return pages.page("track-find", title: words["find_title"] ?? "", words: words, path: "/track", in: language)
    }

    /// - Throws: `ResidentRefusal.notFound` for a number that nobody has and for a request that this caller may not know of: the same
    ///   answer, after the same questions to the store.
    private func sight(_ context: ResidentContext, key: String?) async throws -> Sight {
        guard let number = TrackingNumber(context.parameters.get("number") ?? "") else {
            throw ResidentRefusal.notFound
        }
        let found = try await ports.track.request(number)
        let nobody = RowID(rawValue: 0)
        let row = key.flatMap { links.row(in: $0, for: .track, about: found?.id ?? nobody, now: ports.clock.now()) }
        let holder = try await ports.track.holder(of: row ?? nobody, about: found?.id ?? nobody)
        guard let found, found.status != .setAside, holder != nil || isPublic(found) else {
            throw ResidentRefusal.notFound
        }
        return Sight(
            request: found, key: holder == nil ? nil : key, holder: holder, hasEnded: key != nil && holder == nil)
    }

    private func isPublic(_ request: TrackedRequest) -> Bool {
        catalogue.letsEverybodySee([request.requestType] + request.laterTypes)
    }

    private func page(
        _ sight: Sight, done: String? = nil, text: String = "", problem: String? = nil, _ context: ResidentContext
    ) async throws -> Response {
        var story: [StoryLine] = []
        if let holder = sight.holder { story = try await ports.track.story(of: sight.request.id, for: holder) }
        let language = context.language
        let type = sight.request.requestType.flatMap { catalogue[$0] }
        let page = TrackPage(
            request: sight.request, type: type?.name(in: language, city: cityLanguage), key: sight.key, story: story,
            dates: dates, language: language, formID: SecretToken().text)
        let words = TrackWords.text(language)
        var values = page.values
        let told = await notices(on: sight, story, in: language)
        values["incidents"] = told
        values["has_incidents"] = !told.isEmpty
        values["text"] = text
        if let problem { values["problem"] = words[problem] }
        switch done {
        case "sent": values["notice"] = words["sent"]
        case "not-fixed": values["notice"] = words["said_not_fixed"]
        default: if sight.hasEnded { values["notice"] = words["ended"] }
        }
        return pages.page(
            "track", title: "\(words["request_title"] ?? "") \(sight.request.trackingNumber)", words: words, values,
            path: page.path, in: language, status: problem == nil ? .ok : .unprocessableContent)
    }

    /// What everybody is told who writes about the same: by its type; for who was sent its link, by its place and their words, too, which nobody else
    /// may conclude from the page. What is done needs no notice.
    private func notices(on sight: Sight, _ story: [StoryLine], in language: Language) async -> [String] {
        guard sight.request.status != .resolved else { return [] }
        var text: [String] = []
        if sight.holder != nil {
            text = story.filter { $0.direction == .inbound }.map(\.text)
            if let place = sight.request.place { text.append(place) }
        }
        return await ports.notices.about(type: sight.request.requestType, text: text, in: language)
    }

    /// What comes by the link becomes a message on the request, once for each form.
    private func write(_ request: Request, _ context: ResidentContext) async throws -> Response {
        let form = try await ResidentForm.read(request, context.client, origins: origins)
        let sight = try await sight(context, key: form.text("key"))
        guard let key = sight.key, let sender = sight.holder?.identity, let id = form["form"],
            (1...64).contains(id.utf8.count)
        else { throw ResidentRefusal.notFound }
        let isNotFixed = form.text("kind") == "not-fixed"
        let text = form.text("text").replacing("\r\n", with: "\n")
        let isEmpty = text.allSatisfy(\.isWhitespace)
        if isEmpty, !isNotFixed { return try await page(sight, problem: "empty", context) }
        guard text.count <= LinkMessage.longestText else {
            return try await page(sight, text: text, problem: "too_long", context)
        }
        if case .limited = writing.take(sight.request.id) {
            return try await page(sight, text: text, problem: "slow", context)
        }
        let message = LinkMessage(
            request: sight.request.id, sender: sender, text: isEmpty ? "" : text, isNotFixed: isNotFixed,
            language: context.language)
        guard let received = message.received(form: id, at: ports.clock.now()) else { throw ResidentRefusal.badForm }
        let outcome = try await ports.keeper.keep(received)
        if outcome.isRedelivery { writing.giveBack(sight.request.id) }
        let done = isNotFixed ? "not-fixed" : "sent"
        let query = "key=\(PercentText.escaped(key))&lang=\(context.language.rawValue)&done=\(done)"
        return ResidentPages.redirect(to: "/track/\(sight.request.trackingNumber)?\(query)")
    }
}
