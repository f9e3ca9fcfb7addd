package import AsyncHTTPClient
package import Intake

/// Twilio: signed callbacks in, Programmable Messaging out.
package struct TwilioProvider: TextProvider {
    package static let name = "twilio"

    private let settings: TextChannelSettings.Twilio
    private let signature: TwilioSignature
    private let messages: TwilioMessages

    /// - Parameter statusCallbackURL: where Twilio reports what becomes of our texts; nil where nobody is to be told.
    package init(
        settings: TextChannelSettings.Twilio, statusCallbackURL: String?, client: HTTPClient, clock: any WallClock
    ) {
        self.settings = settings
        signature = TwilioSignature(secrets: settings.authTokens)
        messages = TwilioMessages(
            settings: settings, statusCallbackURL: statusCallbackURL, client: client, clock: clock)
    }

    /// Empty TwiML: nothing is answered by this way, since answers leave by the outbox (promise 7).
    package let acknowledgement = TextReply(
        status: 200, contentType: "text/xml",
        body: #"<?xml version="1.0" encoding="UTF-8"?><Response/>"#)

    package func verify(_ request: TextRequest) async throws(TextRefusal) -> [TextEvent] {
        _ = try TwilioSignature.signature(of: request)
        let form = FormFields(request.body)
        try signature.check(request, form: form)
        return TwilioCallback(accountSID: settings.accountSID).events(request, form: form)
    }

    package func send(_ text: OutboundText) async -> DeliveryOutcome {
        await messages.send(text)
    }

    package func reconcile(_ text: OutboundText) async -> TextReconciliation {
        await messages.find(text)
    }

    /// Media are asked for at the API's own host, which redirects to storage
    /// (twilio.com/docs/messaging/api/media-resource; seen: `media.twiliocdn.com`, then S3).
    package var mediaSource: MediaSource? {
        guard let api = MediaAddress(settings.apiBaseURL) else { return nil }
        return MediaSource(
            firstHosts: [MediaSource.Host(api.host), MediaSource.Host("api.twilio.com")],
            storageHosts: [
                MediaSource.Host("twilio.com", includesSubdomains: true),
                MediaSource.Host("twiliocdn.com", includesSubdomains: true),
                MediaSource.Host("s3-external-1.amazonaws.com"),
            ],
            authorization: messages.authorization)
    }
}
