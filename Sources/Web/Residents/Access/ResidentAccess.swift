import HTTPTypes
import Hummingbird
import Intake
import Logging
import NIOCore
import Wire

/// Finds out who asks and in which language, lets nobody ask too often, and makes pages of what is refused.
struct ResidentAccess: RouterMiddleware {
    typealias Context = ResidentContext

    let pages: ResidentPages
    /// Where neither the address nor the browser names one of ours.
    let city: Language
    let proxies: ForwardedHeaders
    let log: Logger
    /// Pages of one caller: who tries numbers in order finds none, and soon has to wait.
    private let callers = RateLimiter<IPAddress>(rate: TokenRate(perSecond: 0.5, burst: 60))

    init(pages: ResidentPages, city: Language, proxies: ForwardedHeaders, log: Logger) {
        self.pages = pages
        self.city = city
        self.proxies = proxies
        self.log = log
    }

    @concurrent
    func handle(
        _ request: Request, context: ResidentContext,
        next: @concurrent (Request, ResidentContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.client = proxies.client(peer: context.peer, host: request.head.authority, headers: request.headers)
        context.language = language(of: request)
        do {
            if let key = context.client.address?.subscriber, case .limited(let wait) = callers.take(key) {
                throw ResidentRefusal.tooMany(retryAfter: Int(wait.nanoseconds / 1_000_000_000) + 1)
            }
            return try await next(request, context)
        } catch let refusal as ResidentRefusal {
            return pages.refusal(refusal, for: context)
        } catch let failure as StoreFailure {
            log.error("a resident's page could not ask the store", metadata: ["reason": "\(failure)"])
            return pages.refusal(.unavailable, for: context)
        }
    }

    /// The language asked for in the address, otherwise the first of `Accept-Language` that is ours (RFC 9110 §12.5.4), otherwise the
    /// city's.
    private func language(of request: Request) -> Language {
        if let asked = request.uri.queryParameters.get("lang"), let language = Language(rawValue: asked) {
            return language
        }
        for wish in (request.headers[.acceptLanguage] ?? "").prefix(1000).split(separator: ",") {
            let tag = wish.drop { $0 == " " }.prefix { $0 != "-" && $0 != ";" && $0 != " " }
            if let language = Language(rawValue: tag.lowercased()) { return language }
        }
        return city
    }
}
