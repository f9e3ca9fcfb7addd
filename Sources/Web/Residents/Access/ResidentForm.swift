import HTTPTypes
import Hummingbird
import NIOCore
import Wire

/// Reads a form that a page for residents sent. Who may send it is proven by the signed key in it, which no other site knows, and by the
/// origin, which must be ours (promise 15).
enum ResidentForm {
    /// Bytes of a form's body.
    private static let longest = 64 * 1024

    /// - Throws: `ResidentRefusal.badForm`.
    static func read(_ request: Request, _ client: ClientAddress, origins: OriginCheck) async throws -> PageForm {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded",
            origins.allows(origin: request.headers[.origin], client: client)
        else { throw ResidentRefusal.badForm }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: longest)
        } catch is NIOTooManyBytesError {
            throw ResidentRefusal.badForm
        }
        guard let form = PageForm(body.readableBytesView) else { throw ResidentRefusal.badForm }
        return form
    }
}
