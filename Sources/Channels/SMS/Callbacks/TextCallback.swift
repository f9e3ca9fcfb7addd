import FoundationEssentials

/// What is kept of a provider's call, as two lines of JSON: what it told, and the raw request, which proves it and can be read
/// again. Two, since whoever normalises it reads only the first. Credentials are left out of it.
package struct TextCallback: Sendable {
    /// Between the two; JSON has none within (RFC 8259 §7).
    static let lineEnd = UInt8(ascii: "\n")

    package struct RawRequest: Codable, Sendable {
        package var method: String
        package var url: String
        package var headers: [TextRequest.Header]
        /// The body where it is UTF-8.
        package var body: String?
        /// The body in Base64 where it is not.
        package var bodyBase64: String?
    }

    package var told: TextTold
    package var request: RawRequest

    init(provider: String, event: TextEvent, request: TextRequest) {
        told = TextTold(provider: provider, event: event)
        self.request = RawRequest(request)
    }

    /// Reads all of what was kept; nil where it is no such thing.
    package init?(kept bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: Self.lineEnd), let told = TextTold(kept: bytes),
            let request = try? JSONDecoder().decode(RawRequest.self, from: Data(bytes[(end + 1)...]))
        else { return nil }
        self.told = told
        self.request = request
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
