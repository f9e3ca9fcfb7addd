import CoreMetrics
import Hummingbird
import NIOCore
import Wire

/// How often one address may try to prove who it is: a city hall is one address, so that only attempts that cost us something and came
/// to nothing count.
struct CallerLimit: Sendable {
    private let limiter: RateLimiter<IPAddress>

    /// - Parameter rate: failed attempts of one address.
    init(rate: TokenRate = TokenRate(perSecond: 0.5, burst: 60)) { limiter = RateLimiter(rate: rate) }

    /// Runs an attempt, counted unless it came to something.
    ///
    /// - Throws: `StaffRefusal.tooMany`; `.unavailable` where too many are being checked already; what `attempt` throws.
    func during(
        _ client: ClientAddress, _ attempt: () async throws -> SignInDesk.Outcome
    ) async throws -> SignInDesk.Outcome {
        let key = client.address?.subscriber
        if let key, case .limited(let wait) = limiter.take(key) {
            throw StaffRefusal.tooMany(retryAfter: Int(wait.nanoseconds / 1_000_000_000) + 1)
        }
        let outcome: SignInDesk.Outcome
        do { outcome = try await attempt() } catch is PasswordBench.Busy { throw StaffRefusal.unavailable }
        Counter(label: "intake_sign_in_attempts_total", dimensions: [("outcome", outcome.word)]).increment()
        switch outcome {
        case .signedIn, .codeNeeded: if let key { limiter.giveBack(key) }
        case .wrong, .wait: break
        }
        return outcome
    }
}

extension SignInDesk.Outcome {
    /// For the metric's label.
    fileprivate var word: String {
        switch self {
        case .signedIn, .codeNeeded: "right"
        case .wrong: "wrong"
        case .wait: "wait"
        }
    }
}
