import Desk
import HTTPTypes
import Hummingbird
import Intake
import Logging
import Wire

/// Finds out which program asks, and refuses those without a token that holds. Cookies mean nothing here, so that no page can make a
/// browser call in somebody's name.
struct TokenReading: RouterMiddleware {
    typealias Context = ProgramContext

    let tokens: any APITokens
    let clock: any WallClock
    let proxies: ForwardedHeaders
    /// Tokens that were wrong, by address.
    let wrong: RateLimiter<IPAddress>
    let log: Logger

    @concurrent
    func handle(
        _ request: Request, context: ProgramContext,
        next: @concurrent (Request, ProgramContext) async throws -> Response
    ) async throws -> Response {
        do {
            var context = context
            context.prove(try await token(request, context))
            return try await next(request, context)
        } catch let refusal as ProgramRefusal {
            return refusal.response
        } catch let failure as StoreFailure {
            log.error("the API could not ask the store", metadata: ["reason": "\(failure)"])
            return ProgramRefusal.unavailable.response
        }
    }

    private func token(_ request: Request, _ context: ProgramContext) async throws -> APIToken {
        let client = proxies.client(peer: context.peer, host: request.head.authority, headers: request.headers)
        let key = client.address?.subscriber
        if let key, case .limited = wrong.take(key) { throw ProgramRefusal.tooMany }
        // The scheme's name goes without regard to case (RFC 9110 §11.1).
        let words = (request.headers[.authorization] ?? "").split(separator: " ")
        let now = clock.now()
        guard words.count == 2, words[0].lowercased() == "bearer", let secret = APIToken.secret(in: words[1]),
            let token = try await tokens.token(of: secret, at: now)
        else { throw ProgramRefusal.tokenNeeded }
        if let key { wrong.giveBack(key) }
        if token.usedAt.map({ now.since($0) >= .seconds(60) }) ?? true {
            do throws(StoreFailure) {
                try await tokens.touch(token.id, at: now)
            } catch {
                log.warning("a token's use could not be noted", metadata: ["reason": "\(error)"])
            }
        }
        return token
    }
}
