import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Testing
import Wire

/// The headers that make a browser our ally.
@Suite struct SecurityHeadersTests {
    private func response(
        _ middleware: SecurityHeaders<BasicRequestContext>, _ path: String = "/page"
    ) async throws -> Response {
        let router = Router()
        router.add(middleware: middleware)
        router.get("page") { _, _ in "page" }
        router.get("own") { _, _ in
            Response(status: .ok, headers: [.contentSecurityPolicy: "sandbox"])
        }
        router.get("wrong") { _, _ -> String in throw HTTPError(.forbidden) }
        let head = HTTPRequest(method: .get, scheme: "http", authority: "a", path: path)
        let context = BasicRequestContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        return try await router.buildResponder().respond(
            to: Request(head: head, body: .init(buffer: ByteBuffer())), context: context)
    }

    @Test("no script but our own files, no frame around us, no guessing of types")
    func strict() async throws {
        let response = try await response(.init())
        let policy = try #require(response.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("script-src 'self'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
        #expect(response.headers[try #require(HTTPField.Name("Referrer-Policy"))] == "no-referrer")
        #expect(response.headers[try #require(HTTPField.Name("X-Frame-Options"))] == "DENY")
        #expect(response.headers[.strictTransportSecurity] == nil)
    }

    @Test("sites that may frame us, and HTTPS for ever, where they are configured")
    func configured() async throws {
        let response = try await response(.init(frameAncestors: ["https://city.example"], isSecure: true))
        #expect(response.headers[.contentSecurityPolicy]?.contains("frame-ancestors https://city.example") == true)
        #expect(response.headers[try #require(HTTPField.Name("X-Frame-Options"))] == nil)
        #expect(response.headers[.strictTransportSecurity] != nil)
    }

    @Test("errors have them too, and a handler's own stays")
    func others() async throws {
        for path in ["/wrong", "/none"] {
            #expect(try await response(.init(), path).headers[.xContentTypeOptions] == "nosniff")
        }
        #expect(try await response(.init(), "/own").headers[.contentSecurityPolicy] == "sandbox")
    }
}
