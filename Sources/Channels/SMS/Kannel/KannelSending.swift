import AsyncHTTPClient
import Intake

/// Sending by smsbox's `sendsms` (Kannel user guide, "Using the HTTP interface to send SMS messages").
struct KannelSending: Sendable {
    private static let pause: Duration = .seconds(60)
    /// Reports of every kind: delivered, failed, buffered, taken and refused by the SMSC.
    private static let reportMask = "31"

    private let settings: TextChannelSettings.Kannel
    private let statusCallbackURL: String?
    private let call: ProviderCall
    private let clock: any WallClock

    init(
        settings: TextChannelSettings.Kannel, statusCallbackURL: String?, client: HTTPClient, clock: any WallClock
    ) {
        self.settings = settings
        self.statusCallbackURL = statusCallbackURL
        call = ProviderCall(client: client)
        self.clock = clock
    }

    func send(_ text: OutboundText) async -> DeliveryOutcome {
        let separator = settings.sendURL.contains("?") ? "&" : "?"
        let request = HTTPClientRequest(url: settings.sendURL + separator + PercentCoding.form(fields(text)))
        switch await call.perform(request) {
        case .answered(let answer): return outcome(answer)
        case .notSent(let code): return .retry(at: nil, code: code)
        case .unclear(let code): return .unknown(code: code)
        }
    }

    private func fields(_ text: OutboundText) -> [(name: String, value: String)] {
        let isUCS2 = Segments(text.text).encoding == .ucs2
        var fields: [(name: String, value: String)] = [
            ("username", settings.user), ("password", settings.password.text),
            ("from", text.from.text), ("to", text.to.text),
            // The charset is that of this call; coding 2 lets smsbox make UCS-2 of it for the air.
            ("charset", "UTF-8"), ("coding", isUCS2 ? "2" : "0"), ("text", text.text),
        ]
        if let statusCallbackURL {
            // smsbox fills in its escapes (%d, %i). It leaves alone what a token's ASCII characters are percent-coded as, since
            // none of its escapes begins with a digit.
            let token = settings.tokens.first.map { PercentCoding.form([(name: "token", value: $0.text)]) + "&" } ?? ""
            fields.append(("dlr-mask", Self.reportMask))
            fields.append(("dlr-url", "\(statusCallbackURL)?\(token)id=\(text.id)&type=%d&smsc=%i"))
        }
        return fields
    }

    /// 202 is "accepted" or "queued"; smsbox has no id to give, so reports name our row.
    private func outcome(_ answer: ProviderCall.Answer) -> DeliveryOutcome {
        let code = "http-\(answer.status)"
        switch answer.status {
        case 200...299: return .sent(providerID: nil)
        case 401, 402, 403, 404: return .paused(until: clock.now() + Self.pause, code: code)
        case 408, 429, 500...599: return .retry(at: RetryAfter.moment(answer.retryAfter, now: clock.now()), code: code)
        default: return .refused(code: code)
        }
    }
}
