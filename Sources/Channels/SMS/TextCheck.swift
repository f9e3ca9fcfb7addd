package import AsyncHTTPClient
import NIOCore

/// Tries whether a text channel's sending address answers, for `intake check`. Nothing is sent.
package struct TextCheck: Sendable {
    private static let patience: TimeAmount = .seconds(10)

    private let settings: TextChannelSettings
    private let client: HTTPClient

    package init(settings: TextChannelSettings, client: HTTPClient) {
        self.settings = settings
        self.client = client
    }

    /// Gives what failed, nil where any HTTP answer comes: without a login or a text every provider refuses politely.
    package func send() async -> String? {
        let url =
            switch settings.provider {
            case .twilio(let twilio): twilio.apiBaseURL
            case .kannel(let kannel): kannel.sendURL
            }
        do {
            _ = try await client.execute(HTTPClientRequest(url: url), timeout: Self.patience)
            return nil
        } catch {
            return "the sending address does not answer"
        }
    }
}
