import HTTPTypes
import Hummingbird
import NIOCore

/// A file of the desk's pages, as it stands in the binary.
struct StaffAsset: Sendable {
    static let stylesheet = StaffAsset("text/css; charset=utf-8", PackageResources.desk_css)
    static let request = StaffAsset("text/javascript; charset=utf-8", PackageResources.request_js)
    static let log = StaffAsset("text/javascript; charset=utf-8", PackageResources.log_js)
    static let console = StaffAsset("text/css; charset=utf-8", PackageResources.console_css)

    static let resident = StaffAsset("text/css; charset=utf-8", PackageResources.resident_css)

    private let contentType: String
    private let bytes: ByteBuffer
    private let tag: String

    init(_ contentType: String, _ bytes: [UInt8]) {
        self.contentType = contentType
        self.bytes = ByteBuffer(bytes: bytes)
        tag = EntityTag.of(bytes)
    }

    /// The file, or 304 for a browser that has it (RFC 9110 §13.1.2).
    func response(to request: Request) -> Response {
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "private, max-age=60"]
        guard !EntityTag.matches(tag, request.headers) else { return Response(status: .notModified, headers: headers) }
        var whole = headers
        whole[.contentType] = contentType
        return Response(status: .ok, headers: whole, body: .init(byteBuffer: bytes))
    }
}
