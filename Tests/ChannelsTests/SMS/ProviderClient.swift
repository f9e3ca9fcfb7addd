import AsyncHTTPClient
import Channels

/// One client for all tests of providers. It lives as long as the process, whose end closes what it holds.
enum ProviderClient {
    static let shared = HTTPClient.forProviders()
}
