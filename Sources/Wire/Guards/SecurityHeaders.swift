import HTTPTypes
package import Hummingbird

/// Adds to every answer what makes a browser our ally: no script but our own files, nobody may frame us unless named,
/// types are not guessed, and addresses of our pages are not told to other sites. A header that a handler set itself
/// stays.
package struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    private let fields: [(HTTPField.Name, String)]

    /// - Parameters:
    ///   - frameAncestors: sites that may show our pages in a frame, such as the city's own; none means nobody.
    ///   - connectSources: further origins that our pages may connect to; `'self'` covers our own WebSockets.
    ///   - isSecure: whether clients reach us over HTTPS, so that they may be told to do so always (RFC 6797).
    package init(frameAncestors: [String] = [], connectSources: [String] = [], isSecure: Bool = false) {
        let ancestors = frameAncestors.isEmpty ? "'none'" : frameAncestors.joined(separator: " ")
        let connect = (["'self'"] + connectSources).joined(separator: " ")
        let policy = [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
            "connect-src \(connect)", "form-action 'self'", "base-uri 'none'", "frame-ancestors \(ancestors)",
        ].joined(separator: "; ")
        var fields: [(HTTPField.Name?, String)] = [
            (.contentSecurityPolicy, policy),
            (.xContentTypeOptions, "nosniff"),
            (HTTPField.Name("Referrer-Policy"), "no-referrer"),
            (HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin"),
            (HTTPField.Name("Permissions-Policy"), "camera=(), microphone=(), payment=(), usb=()"),
        ]
        if frameAncestors.isEmpty { fields.append((HTTPField.Name("X-Frame-Options"), "DENY")) }
        if isSecure { fields.append((.strictTransportSecurity, "max-age=31536000")) }
        self.fields = fields.compactMap { name, value in name.map { ($0, value) } }
    }

    @concurrent
    package func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            var response = try await next(request, context)
            add(to: &response)
            return response
        } catch let error as any HTTPResponseError {
            var response = try error.response(from: request, context: context)
            add(to: &response)
            return response
        }
    }

    private func add(to response: inout Response) {
        for (name, value) in fields where response.headers[name] == nil { response.headers[name] = value }
    }
}
