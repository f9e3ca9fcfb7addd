import HTTPTypes
import Hummingbird
import NIOCore

/// A mail's own HTML, as it was sent. Hostile: it is shown in a frame that runs nothing, sends nothing and asks the network nothing, not
/// even for pictures; those that the mail brings stand in it as data (promise 13).
enum OriginalMail {
    static func response(_ html: String) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store",
            .contentSecurityPolicy: framePolicy,
            .xContentTypeOptions: "nosniff",
        ]
        // Our own page frames it; looking names up would tell others that it is read.
        for (name, value) in [
            ("X-Frame-Options", "SAMEORIGIN"), ("X-DNS-Prefetch-Control", "off"), ("Referrer-Policy", "no-referrer"),
        ] {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    /// Of the frame.
    static let framePolicy =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

    /// Of the page around it: the only one that may have a frame, of ours.
    static let pagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}
