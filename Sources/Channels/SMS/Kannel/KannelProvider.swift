package import AsyncHTTPClient
package import Intake

/// Kannel, the city's own SMS gateway: smsbox calls us by HTTP and takes texts by HTTP, and signs nothing. What protects the
/// callback is a token in its address, the caller's address and loopback.
package struct KannelProvider: TextProvider {
    package static let name = "kannel"

    private let access: KannelAccess
    private let callback: KannelCallback
    private let sending: KannelSending

    /// - Parameters:
    ///   - account: what message ids are unique within: the channel's id, since Kannel has no accounts.
    ///   - statusCallbackURL: where smsbox reports what becomes of our texts; nil where nobody is to be told.
    package init(
        settings: TextChannelSettings.Kannel, account: String, statusCallbackURL: String?, client: HTTPClient,
        clock: any WallClock
    ) {
        access = KannelAccess(tokens: settings.tokens, allowedSources: settings.allowedSources)
        callback = KannelCallback(account: account)
        sending = KannelSending(settings: settings, statusCallbackURL: statusCallbackURL, client: client, clock: clock)
    }

    /// An empty body: smsbox would send a body to the resident as an answer, unless `max-messages = 0`.
    package let acknowledgement = TextReply(status: 200, contentType: nil, body: "")

    package func verify(_ request: TextRequest) async throws(TextRefusal) -> [TextEvent] {
        let query = Array((SignedURL(request.url)?.query ?? "").utf8)
        guard let address = FormFields(query) else { throw .malformed }
        try access.check(request, address)
        // By POST (`post-url`) the address still carries the template's fields; a form in the body is taken too.
        let isForm =
            request.header("Content-Type")?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
        guard let fields = isForm ? FormFields(query + [UInt8(ascii: "&")] + request.body) : address else {
            throw .malformed
        }
        return [callback.event(fields, request)]
    }

    package func send(_ text: OutboundText) async -> DeliveryOutcome {
        await sending.send(text)
    }

    /// Kannel keeps no list of what it sent. A delivery report that names the row settles the question; without one the text
    /// goes out again.
    package func reconcile(_ text: OutboundText) async -> TextReconciliation {
        .noListing
    }
}
