import AsyncHTTPClient
import Intake
import NIOHTTP1

/// Sending and finding texts by Twilio's Message resource (twilio.com/docs/messaging/api/message-resource).
struct TwilioMessages: Sendable {
    /// An account that is refused is tried again after this long; the password does not mend itself, but people do.
    private static let pause: Duration = .seconds(300)
    /// Two clocks may differ by this much.
    private static let clockTolerance: Duration = .seconds(120)
    private static let maximumPages = 5
    /// What Twilio puts before every text of an account on trial.
    private static let trialPrefix = "Sent from your Twilio trial account - "

    let authorization: TextSecret?
    private let collection: String
    private let apiBaseURL: String
    private let statusCallbackURL: String?
    private let call: ProviderCall
    private let clock: any WallClock

    init(
        settings: TextChannelSettings.Twilio, statusCallbackURL: String?, client: HTTPClient, clock: any WallClock
    ) {
        authorization = settings.authTokens.first.flatMap {
            BasicCredentials.header(user: settings.accountSID, password: $0)
        }
        apiBaseURL = settings.apiBaseURL
        collection = "\(settings.apiBaseURL)/2010-04-01/Accounts/\(settings.accountSID)/Messages.json"
        self.statusCallbackURL = statusCallbackURL
        call = ProviderCall(client: client)
        self.clock = clock
    }

    /// Twilio has no idempotency key for messages: a call without an answer is `unknown` and must be looked for first.
    func send(_ text: OutboundText) async -> DeliveryOutcome {
        var fields: [(name: String, value: String)] = [
            ("To", text.to.text), ("From", text.from.text), ("Body", text.text),
        ]
        // The row in the address lets the callback name it even where we never learnt the provider's id.
        if let statusCallbackURL { fields.append(("StatusCallback", "\(statusCallbackURL)?row=\(text.id)")) }
        var request = request(.POST, collection)
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(Array(PercentCoding.form(fields).utf8))
        switch await call.perform(request) {
        case .answered(let answer): return outcome(answer)
        case .notSent(let code): return .retry(at: nil, code: code)
        case .unclear(let code): return .unknown(code: code)
        }
    }

    private func outcome(_ answer: ProviderCall.Answer) -> DeliveryOutcome {
        let body = TwilioAnswer(answer.body)
        let code = body?.code.map(String.init) ?? "http-\(answer.status)"
        switch answer.status {
        case 200...299:
            return .sent(providerID: Self.id(body?.sid))
        case 429, 408, 500, 503:
            return .retry(at: RetryAfter.moment(answer.retryAfter, now: clock.now()), code: code)
        case 502, 504:
            // A gateway in between gave up waiting: behind it the text may have been taken.
            return .unknown(code: code)
        case 500...599:
            return .retry(at: nil, code: code)
        case 401, 402:
            return .paused(until: clock.now() + Self.pause, code: code)
        case 403 where isAboutAccount(body?.code), 404 where isAboutAccount(body?.code):
            return .paused(until: clock.now() + Self.pause, code: code)
        default:
            // 21610: the number has opted out with Twilio itself.
            return .refused(code: body?.code == 21610 ? "opted-out" : code)
        }
    }

    /// Codes from 20000 on speak of the account and its credentials, from 21000 on of the message
    /// (twilio.com/docs/api/errors).
    private func isAboutAccount(_ code: Int?) -> Bool {
        code.map { (20_000..<21_000).contains($0) } ?? true
    }

    /// Looks for a text among those sent to its recipient: the same sender, the same words, and not older than our row.
    ///
    /// The list is not narrowed by `DateSent`, since a text that is still queued has none; it comes newest first, and
    /// reading stops where it gets older than the row.
    func find(_ text: OutboundText) async -> TextReconciliation {
        let query = PercentCoding.form([("To", text.to.text), ("From", text.from.text), ("PageSize", "50")])
        var next: String? = "\(collection)?\(query)"
        let earliest = text.createdAt - Self.clockTolerance
        for _ in 0..<Self.maximumPages {
            guard let url = next else { return .notThere }
            switch await page(url) {
            case .failure(let unclear): return .cannotTell(at: unclear.at, code: unclear.code)
            case .success(let page):
                if let sid = page.messages.first(where: { isSame($0, text, earliest) })?.sid {
                    return .wentOut(providerID: Self.id(sid))
                }
                let isOlder = page.messages.contains { $0.createdAt.map { $0 < earliest } ?? false }
                next = isOlder ? nil : page.nextPage.map { apiBaseURL + $0 }
            }
        }
        return .cannotTell(at: nil, code: "listing-too-long")
    }

    /// A SID has 34 characters. What is longer names nothing, and would not fit into an index.
    private static func id(_ sid: String?) -> String? { sid.flatMap { (1...64).contains($0.utf8.count) ? $0 : nil } }

    private struct Unclear: Error {
        var at: Moment?
        var code: String
    }

    private func page(_ url: String) async -> Result<TwilioPage, Unclear> {
        switch await call.perform(request(.GET, url)) {
        case .notSent(let code), .unclear(let code):
            return .failure(Unclear(at: nil, code: code))
        case .answered(let answer):
            guard answer.status == 200, let page = TwilioPage(answer.body) else {
                let at = RetryAfter.moment(answer.retryAfter, now: clock.now())
                return .failure(Unclear(at: at, code: "http-\(answer.status)"))
            }
            return .success(page)
        }
    }

    private func isSame(_ listed: TwilioPage.Message, _ text: OutboundText, _ earliest: Moment) -> Bool {
        guard listed.direction?.hasPrefix("outbound") ?? true, listed.createdAt.map({ $0 >= earliest }) ?? true,
            listed.to.flatMap(PhoneNumber.init) == text.to
        else { return false }
        let body =
            listed.body.hasPrefix(Self.trialPrefix)
            ? String(listed.body.dropFirst(Self.trialPrefix.count)) : listed.body
        return Self.withoutOuterSpace(body) == Self.withoutOuterSpace(text.text)
    }

    private static func withoutOuterSpace(_ text: String) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
        return start[...last]
    }

    private func request(_ method: HTTPMethod, _ url: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url)
        request.method = method
        if let authorization { request.headers.add(name: "Authorization", value: authorization.text) }
        return request
    }
}
