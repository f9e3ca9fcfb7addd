import Desk
import HTTPTypes
import Hummingbird
import Intake
import Logging
import NIOCore
import Wire

/// `/desk/sign-in/openid/logout`: the identity provider says, from server to server, that somebody signed out there (OpenID Connect
/// Back-Channel Logout 1.0). No browser comes here: no cookie and no page's origin means anything, only the provider's signature.
struct ProviderLogoutRoutes: Sendable {
    /// Bytes of the form.
    private static let longestForm = 32 * 1024

    /// Nil where all accounts are local: then nobody has anything to say here.
    let provider: (any IdentityProvider)?
    let accounts: any FederatedSignIns
    let clock: any WallClock
    let proxies: ForwardedHeaders
    let log: Logger
    /// Of one address: a provider signs out a whole shift at once, so that only what came to nothing counts.
    private let callers = RateLimiter<IPAddress>(rate: TokenRate(perSecond: 0.5, burst: 60))

    init(
        provider: (any IdentityProvider)?, accounts: any FederatedSignIns, clock: any WallClock,
        proxies: ForwardedHeaders, log: Logger
    ) {
        self.provider = provider
        self.accounts = accounts
        self.clock = clock
        self.proxies = proxies
        self.log = log
    }

    func add(to router: Router<SiteContext>) {
        router.post("/desk/sign-in/openid/logout") { request, context in await logOut(request, context) }
    }

    private func logOut(_ request: Request, _ context: SiteContext) async -> Response {
        guard let provider else { return Self.answer(.notFound) }
        let client = proxies.client(peer: context.peer, host: request.head.authority, headers: request.headers)
        let key = client.address?.subscriber
        if let key, case .limited(let wait) = callers.take(key) {
            var response = Self.answer(.tooManyRequests)
            response.headers[.retryAfter] = String(Int(wait.nanoseconds / 1_000_000_000) + 1)
            return response
        }
        do {
            guard let token = try await Self.token(in: request) else { return Self.refusal("no logout token") }
            let logout = try await provider.logout(token)
            guard case .ended = try await accounts.end(logout, at: clock.now()) else {
                return Self.refusal("taken before")
            }
            if let key { callers.giveBack(key) }
            return Self.answer(.ok)
        } catch let failure as IdentityFailure {
            log.warning("the identity provider's logout was not taken", metadata: ["reason": "\(failure)"])
            return Self.refusal(failure.code == .unreachable ? "it cannot be checked just now" : failure.detail)
        } catch {
            log.error("the identity provider's logout could not be kept", metadata: ["reason": "\(error)"])
            return Self.refusal("it cannot be kept just now")
        }
    }

    /// The form's one logout token (§2.5); nil for anything else.
    private static func token(in request: Request) async throws -> String? {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { return nil }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: longestForm)
        } catch is NIOTooManyBytesError {
            return nil
        }
        let tokens = PageForm(body.readableBytesView)?.all("logout_token") ?? []
        return tokens.count == 1 ? tokens[0] : nil
    }

    /// What was not taken, whatever the reason (§2.8).
    ///
    /// - Parameter reason: of our own words, with nothing of a person.
    private static func refusal(_ reason: String) -> Response {
        var response = answer(.badRequest)
        response.headers[.contentType] = "application/json"
        response.body = ResponseBody(
            byteBuffer: ByteBuffer(string: #"{"error":"invalid_request","error_description":"\#(reason)"}"#))
        return response
    }

    /// Nobody on the way keeps an answer (§2.8).
    private static func answer(_ status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: [.cacheControl: "no-store"])
    }
}
