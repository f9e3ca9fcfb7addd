package import AsyncHTTPClient
package import Intake

/// One configured text channel: its settings and the adapter of its provider.
package struct TextChannel: Sendable {
    package let settings: TextChannelSettings
    package let provider: any TextProvider
    private let numbers: Set<PhoneNumber>

    /// Makes the adapter that the settings name. Status callbacks come to `/sms/{provider}/{channel}/status`.
    package init(_ settings: TextChannelSettings, client: HTTPClient, clock: any WallClock) {
        let base = Self.withoutTrailingSlash(settings.publicBaseURL)
        switch settings.provider {
        case .twilio(let twilio):
            self.init(
                settings,
                provider: TwilioProvider(
                    settings: twilio, statusCallbackURL: "\(base)/sms/\(TwilioProvider.name)/\(settings.id)/status",
                    client: client, clock: clock))
        case .kannel(let kannel):
            self.init(
                settings,
                provider: KannelProvider(
                    settings: kannel, account: settings.id,
                    statusCallbackURL: "\(base)/sms/\(KannelProvider.name)/\(settings.id)/status", client: client,
                    clock: clock))
        }
    }

    init(_ settings: TextChannelSettings, provider: any TextProvider) {
        self.settings = settings
        self.provider = provider
        numbers = Set(settings.numbers)
    }

    package var name: ChannelName { settings.name }

    var providerName: String { type(of: provider).name }

    /// Whether a number is one of the channel's.
    package func has(_ number: PhoneNumber) -> Bool { numbers.contains(number) }

    /// The public address of a path and query of ours, as the provider called and signed it.
    func publicURL(_ target: String) -> String {
        Self.withoutTrailingSlash(settings.publicBaseURL) + target
    }

    private static func withoutTrailingSlash(_ url: String) -> String {
        url.hasSuffix("/") ? String(url.dropLast()) : url
    }
}
