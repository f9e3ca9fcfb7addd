import CoreMetrics
import Desk
import HTTPTypes
import Hummingbird
import Intake
import Logging
import Wire

/// `/desk/sign-in/openid`: to the city's identity provider, and back with a code.
///
/// What the way back is checked by (state, nonce and verifier) is made of one random token in a cookie of this browser: nothing is kept
/// here, and nobody else's browser can bring the code (RFC 9700 §4.7).
struct OpenIDRoutes: Sendable {
    let pages: StaffPages
    let provider: any IdentityProvider
    let accounts: any FederatedSignIns
    let beginning: SessionBeginning
    let clock: any WallClock
    let log: Logger
    /// Ways to the provider and back from one address: a city hall is one address, so that only those that came to nothing count.
    private let callers = RateLimiter<IPAddress>(rate: TokenRate(perSecond: 0.5, burst: 60))

    init(
        pages: StaffPages, provider: any IdentityProvider, accounts: any FederatedSignIns,
        beginning: SessionBeginning, clock: any WallClock, log: Logger
    ) {
        self.pages = pages
        self.provider = provider
        self.accounts = accounts
        self.beginning = beginning
        self.clock = clock
        self.log = log
    }

    func add(to group: RouterGroup<StaffContext>) {
        group.get("/desk/sign-in/openid") { request, context in try await leave(request, context) }
        group.get("/desk/sign-in/openid/return") { request, context in try await come(request, context) }
    }

    private func leave(_ request: Request, _ context: StaffContext) async throws -> Response {
        try limit(context)
        let next = request.uri.queryParameters.get("next").flatMap { LocalPath($0) }?.text ?? ""
        let token = SecretToken()
        let address: String
        do throws(IdentityFailure) {
            address = try await provider.address(
                state: Self.state(token, next), nonce: token.derived(for: "nonce"),
                verifier: token.derived(for: "verifier"))
        } catch {
            return failed(error, context)
        }
        var response = Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
        StaffCookie.openID.set(token, on: &response)
        return response
    }

    private func come(_ request: Request, _ context: StaffContext) async throws -> Response {
        try limit(context)
        let query = request.uri.queryParameters
        let state = query.get("state") ?? ""
        let next = LocalPath(state.split(separator: ".", maxSplits: 1).dropFirst().first.map(String.init) ?? "")
        guard let token = StaffCookie.openID.token(in: request.headers),
            SecretBytes.areEqual(Array(state.utf8), Array(Self.state(token, next?.text ?? "").utf8))
        else { return refused("This sign-in was begun in another window, or too long ago. Please try again.", context) }
        guard let code = query.get("code"), (1...2_048).contains(code.utf8.count) else {
            return refused("You were not signed in there.", context)
        }
        let proven: ProvenIdentity
        do throws(IdentityFailure) {
            proven = try await provider.redeem(
                code, nonce: token.derived(for: "nonce"), verifier: token.derived(for: "verifier"))
        } catch {
            return failed(error, context)
        }
        switch try await accounts.signIn(proven, at: clock.now()) {
        case .signedIn(let account):
            count("right")
            // There, and back.
            if let key = context.client.address?.subscriber { for _ in 1...2 { callers.giveBack(key) } }
            var response = try await beginning.begin(
                account, .signedIn, to: next?.text ?? "/desk", providerSession: proven.session, request, context)
            StaffCookie.openID.remove(on: &response)
            return response
        case .noRole: return refused("None of your groups may use this desk. Ask an administrator.", context)
        case .deactivated: return refused("Your account here was deactivated.", context)
        }
    }

    private func failed(_ failure: IdentityFailure, _ context: StaffContext) -> Response {
        log.warning("a sign-in by the identity provider failed", metadata: ["reason": "\(failure)"])
        let text = failure.code == .unreachable ? "It cannot be reached just now." : "It could not prove who you are."
        return refused("Signing in with \(provider.title) did not work. \(text) Please try again.", context)
    }

    private func refused(_ text: String, _ context: StaffContext) -> Response {
        count("wrong")
        var response = pages.page(
            "sign-in", title: "Sign in", ["next": "", "name": "", "openid": ["title": provider.title]],
            problems: [FormProblem("openid", text)], for: context)
        StaffCookie.openID.remove(on: &response)
        return response
    }

    private func limit(_ context: StaffContext) throws {
        guard let key = context.client.address?.subscriber, case .limited(let wait) = callers.take(key) else { return }
        throw StaffRefusal.tooMany(retryAfter: Int(wait.nanoseconds / 1_000_000_000) + 1)
    }

    private func count(_ outcome: String) {
        Counter(label: "intake_sign_in_attempts_total", dimensions: [("outcome", outcome)]).increment()
    }

    /// Bound to where the way leads afterwards, which stands readable behind it.
    private static func state(_ token: SecretToken, _ next: String) -> String {
        token.derived(for: "state " + next) + "." + next
    }
}
