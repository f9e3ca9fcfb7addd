package import AsyncHTTPClient
import NIOCore

extension HTTPClient {
    /// The client for providers' APIs, to be made once and shut down at the end. It follows no redirects, since our credentials
    /// are for one host; and it tells at once that nobody is there instead of trying until the deadline, since then it
    /// could not be told from a call that went out.
    package static func forProviders() -> HTTPClient {
        HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: .forProviders)
    }
}

extension HTTPClient.Configuration {
    static var forProviders: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: Timeout(connect: .seconds(5)))
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }
}
