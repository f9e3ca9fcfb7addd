import Desk
import HTTPTypes
import Hummingbird
import NIOCore
import Wire

/// Refuses what another site makes a browser send (promise 15): a request that changes something must name one of our own pages as its
/// origin, and bring the token that only our own page knows, as the field `csrf` or the header `X-CSRF-Token`.
struct ForgeryCheck: RouterMiddleware {
    typealias Context = StaffContext

    /// Bytes of a form's body. Uploads send the header, and have limits of their own.
    static let longestForm = 256 * 1024

    /// Ours: the host that the client asked, and the address that the settings name, since a proxy may hide the former.
    let origins: OriginCheck
    private static let header = HTTPField.Name("X-CSRF-Token")

    @concurrent
    func handle(
        _ request: Request, context: StaffContext, next: @concurrent (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        guard origins.allows(origin: request.headers[.origin], client: context.client) else {
            throw StaffRefusal.forged
        }
        var (request, context) = (request, context)
        let shown: String?
        if let header = Self.header.flatMap({ request.headers[$0] }) {
            shown = header
        } else {
            context.form = try await Self.form(of: &request)
            shown = context.form["csrf"]
        }
        guard let shown, SecretBytes.areEqual(Array(shown.utf8), Array(context.csrf.utf8)) else {
            throw StaffRefusal.forged
        }
        return try await next(request, context)
    }

    private static func form(of request: inout Request) async throws -> PageForm {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw StaffRefusal.badForm }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: longestForm)
        } catch is NIOTooManyBytesError {
            throw StaffRefusal.formTooLarge
        }
        guard let form = PageForm(body.readableBytesView) else { throw StaffRefusal.badForm }
        return form
    }
}
