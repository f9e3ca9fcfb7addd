import HTTPTypes
import Hummingbird
import Intake
import NIOCore
import Reports
import Wire

/// `/open-data/requests.csv` and `.json`: service requests as open data, in the columns of Open311's GeoReport Bulk, for whoever asks.
/// Nobody reads a file before it is out, so that nothing stands in it that anybody wrote: no descriptions, no updates, no places; nor a number by which that could be read.
///
/// Days that are over alone, as many as one answer may have; written as it is read. What there is of a day is published anew once a day.
struct OpenDataRoutes: Sendable {
    /// The longest span of one file, in days.
    static let mostDays = 31
    /// Requests of one read.
    private static let step = 500

    private enum Format {
        case csv
        case json
    }

    private let sheet: OpenDataSheet
    let calendar: CityCalendar
    /// Nil where the city publishes none: the routes are not there then.
    let book: (any OpenDataBook)?
    let clock: any WallClock
    /// Files of one caller: each may be long. Those whose address nobody tells, at a socket file or behind a proxy that hides it, are one.
    private let callers = RateLimiter<IPAddress?>(rate: TokenRate(perSecond: 1.0 / 30, burst: 12))

    init(
        catalogue: RequestCatalogue, ids: OpenRequestIDs, language: Language, calendar: CityCalendar,
        book: (any OpenDataBook)?, clock: any WallClock
    ) {
        sheet = OpenDataSheet(catalogue, ids: ids, language: language, hasAddresses: false, hasNotes: false)
        self.calendar = calendar
        self.book = book
        self.clock = clock
    }

    func add(to residents: RouterGroup<ResidentContext>) {
        residents.get("/open-data/requests.csv") { request, context in try answer(.csv, request, context) }
        residents.get("/open-data/requests.json") { request, context in try answer(.json, request, context) }
    }

    /// - Throws: `ResidentRefusal.notFound` where there is no open data; `.badForm` for days that are none, not over, or too many; `.tooMany`.
    private func answer(_ format: Format, _ request: Request, _ context: ResidentContext) throws -> Response {
        guard let book else { throw ResidentRefusal.notFound }
        let today = calendar.day(of: clock.now())
        let days = try Self.days(request, today: today)
        guard let start = calendar.bounds(of: days.from)?.lowerBound,
            let end = calendar.bounds(of: days.to)?.upperBound,
            let next = calendar.bounds(of: today)?.upperBound
        else { throw ResidentRefusal.badForm }
        let name = "requests-\(days.from)-\(days.to)"
        // One of a day is as good as another of it: what changed since is published on the next.
        let tag = "W/\(EntityTag.of(Array("\(today) \(name) \(format)".utf8)))"
        var headers: HTTPFields = [
            .eTag: tag, .xContentTypeOptions: "nosniff",
            .cacheControl: "public, max-age=\(max(0, next.milliseconds - clock.now().milliseconds) / 1_000)",
        ]
        if EntityTag.matches(String(tag.dropFirst(2)), request.headers) {
            return Response(status: .notModified, headers: headers)
        }
        if case .limited(let wait) = callers.take(context.client.address?.subscriber) {
            throw ResidentRefusal.tooMany(retryAfter: Int(wait.nanoseconds / 1_000_000_000) + 1)
        }
        headers[.contentType] = format == .csv ? "text/csv; charset=utf-8" : "application/json"
        headers[.contentDisposition] = "attachment; filename=\"\(name).\(format)\""
        return Response(status: .ok, headers: headers, body: Self.body(format, sheet, book, start..<end))
    }

    /// The last 31 days that are over, or those that the address names.
    private static func days(_ request: Request, today: String) throws -> (from: String, to: String) {
        let query = request.uri.queryParameters
        guard let yesterday = CityCalendar.day(today, plus: -1) else { throw ResidentRefusal.badForm }
        let to = query.get("to") ?? yesterday
        guard CityCalendar.isDay(to), to <= yesterday, let first = CityCalendar.day(to, plus: 1 - mostDays) else {
            throw ResidentRefusal.badForm
        }
        let from = query.get("from") ?? first
        guard CityCalendar.isDay(from), from >= first, from <= to else { throw ResidentRefusal.badForm }
        return (from, to)
    }

    /// Where the caller goes away, writing fails, and nothing more is read.
    private static func body(
        _ format: Format, _ sheet: OpenDataSheet, _ book: any OpenDataBook, _ span: Range<Moment>
    ) -> ResponseBody {
        ResponseBody { writer in
            try await writer.write(ByteBuffer(string: format == .csv ? sheet.header : "["))
            var last: OpenRequest?
            var isFirst = true
            while true {
                let requests = try await book.requests(opened: span, after: last, limit: step)
                var text = ""
                for request in requests {
                    switch format {
                    case .csv: text += sheet.line(request) ?? ""
                    case .json:
                        guard let object = try sheet.object(request) else { continue }
                        text += (isFirst ? "\n" : ",\n") + object
                        isFirst = false
                    }
                }
                if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
                guard requests.count == step else { break }
                last = requests.last
            }
            if format == .json { try await writer.write(ByteBuffer(string: isFirst ? "]\n" : "\n]\n")) }
            try await writer.finish(nil)
        }
    }
}
