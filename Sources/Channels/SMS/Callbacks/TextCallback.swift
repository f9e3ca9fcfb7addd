import Intake

/// What is kept of a provider's call, as JSON: one thing that it told, and the raw request, which proves it and can be
/// read again. Credentials are left out of it.
package struct TextCallback: Codable, Sendable {
    package struct RawRequest: Codable, Sendable {
        package var method: String
        package var url: String
        package var headers: [TextRequest.Header]
        /// The body where it is UTF-8.
        package var body: String?
        /// The body in Base64 where it is not.
        package var bodyBase64: String?
    }

    package var provider: String
    /// Exactly one of these three is there.
    package var message: TextIn?
    package var status: TextStatus?
    package var unreadable: TextUnreadable?
    package var request: RawRequest

    init(provider: String, event: TextEvent, request: TextRequest) {
        self.provider = provider
        self.request = RawRequest(request)
        switch event {
        case .message(let text): message = text
        case .status(let news): status = news
        case .unreadable(let call): unreadable = call
        }
    }
}

extension TextCallback.RawRequest {
    /// Headers that hold credentials, in lower case.
    private static let secretHeaders: Set<String> = ["authorization", "proxy-authorization", "cookie"]
    private static let maximumHeaders = 50

    fileprivate init(_ request: TextRequest) {
        method = request.method
        url = SignedURL.withoutToken(request.url)
        headers = Array(
            request.headers.lazy.filter { !Self.secretHeaders.contains($0.name.lowercased()) }
                .prefix(Self.maximumHeaders))
        body = String(validating: request.body, as: UTF8.self)
        if body == nil { bodyBase64 = String(decoding: Base64.encode(request.body), as: UTF8.self) }
    }
}
