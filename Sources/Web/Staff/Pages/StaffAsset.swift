import HTTPTypes
import Hummingbird
import NIOCore

/// A file of the desk's pages, as it stands in the binary.
struct StaffAsset: Sendable {
    static let stylesheet = StaffAsset("text/css; charset=utf-8", PackageResources.desk_css)
    static let request = StaffAsset("text/javascript; charset=utf-8", PackageResources.request_js)
    static let library = StaffAsset("text/javascript; charset=utf-8", PackageResources.library_js)
    static let log = StaffAsset("text/javascript; charset=utf-8", PackageResources.log_js)
    static let console = StaffAsset("text/css; charset=utf-8", PackageResources.console_css)

    static let resident = StaffAsset("text/css; charset=utf-8", PackageResources.resident_css)
    /// What the console's pages load from `/desk/assets`, by the file's name.
    static let files: [String: StaffAsset] = [
        "charts.css": StaffAsset("text/css; charset=utf-8", PackageResources.charts_css),
        "reports.css": StaffAsset("text/css; charset=utf-8", PackageResources.reports_css),
        "floor.css": StaffAsset("text/css; charset=utf-8", PackageResources.floor_css),
        "desk.js": script(PackageResources.desk_js), "live.js": script(PackageResources.live_js),
        "place.js": script(PackageResources.place_js), "rows.js": script(PackageResources.rows_js),
        "dues.js": script(PackageResources.dues_js),
        "queue.js": script(PackageResources.queue_js),
        "work.js": script(PackageResources.work_js), "look.js": script(PackageResources.look_js),
        "order.js": script(PackageResources.order_js), "renew.js": script(PackageResources.renew_js),
        "floor.js": script(PackageResources.floor_js),
    ]

    private let contentType: String
    private let bytes: ByteBuffer
    private let tag: String

    init(_ contentType: String, _ bytes: [UInt8]) {
        self.contentType = contentType
        self.bytes = ByteBuffer(bytes: bytes)
        tag = EntityTag.of(bytes)
    }

    private static func script(_ bytes: [UInt8]) -> StaffAsset { StaffAsset("text/javascript; charset=utf-8", bytes) }

    /// The file, or 304 for a browser that has it (RFC 9110 §13.1.2).
    func response(to request: Request) -> Response {
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "private, max-age=60"]
        guard !EntityTag.matches(tag, request.headers) else { return Response(status: .notModified, headers: headers) }
        var whole = headers
        whole[.contentType] = contentType
        return Response(status: .ok, headers: whole, body: .init(byteBuffer: bytes))
    }
}
