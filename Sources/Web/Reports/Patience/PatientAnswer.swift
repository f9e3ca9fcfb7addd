import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers
import NIOCore

/// Answers with a page that may take its time: what is there within half a second is answered as it is; of what takes longer the reader sees
/// the frame and a sign of progress at once, and the page in its place when it is there, without a script. A reader who leaves ends the work.
struct PatientAnswer: Sendable {
    /// After how long a reader is told that it takes longer.
    private static let patience: Duration = .milliseconds(500)
    /// How often they are told again.
    private static let distance: Duration = .seconds(1)

    /// Where the layout's frame ends and a page's own part begins.
    private static let opening = "<main id=\"main\" tabindex=\"-1\">"
    private static let looks = ["console.css", "assets/charts.css", "assets/reports.css"]
        .map { "<link rel=\"stylesheet\" href=\"/desk/\($0)\">" }.joined()
    /// Hidden by `reports.css` once something follows it.
    private static let sign = """
        <section class="waiting" role="status"><p class="title">Reports</p>
        <p>These figures are being counted from the rows. They follow here; leave the page to give it up.</p>
        <progress aria-label="Counting"></progress><p class="hint" aria-hidden="true">
        """
    private static let failed = """
        <div class="wide"><h1>Reports</h1><p class="card">It could not be worked out just now. Load the page again.</p></div>
        </main></body></html>
        """

    var clock: any Clock<Duration> = ContinuousClock()

    /// - Parameters:
    ///   - shell: any page in the layout, for its frame.
    ///   - work: makes the page.
    func answer(
        in shell: Response, _ work: @escaping @Sendable () async throws -> Response
    ) async throws -> Response {
        let pending = PendingPage(clock: clock, work)
        switch await pending.news(atMost: Self.patience) {
        case .isDone: return try await pending.response
        case .stillWorking: break
        case nil: throw CancellationError()
        }
        let frame = try await Self.text(of: shell)
        guard let main = frame.firstRange(of: Self.opening) else { return try await pending.response }
        let head = String(frame[..<main.upperBound])
            .replacing("</head>", with: Self.looks + "</head>", maxReplacements: 1)
        var headers = shell.headers
        headers[.contentLength] = nil
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: head + Self.sign))
                waiting: while true {
                    switch await pending.news(atMost: Self.distance) {
                    // Writing to who is gone fails, and ends this.
                    case .stillWorking: try await writer.write(ByteBuffer(string: "· "))
                    case .isDone: break waiting
                    case nil: throw CancellationError()
                    }
                }
                let rest = await Self.rest(of: pending)
                try await writer.write(ByteBuffer(string: "</p></section>" + rest))
                try await writer.finish(nil)
            })
    }

    /// The page's own part and what comes after.
    private static func rest(of pending: PendingPage) async -> String {
        do {
            let page = try await text(of: pending.response)
            return page.firstRange(of: opening).map { String(page[$0.upperBound...]) } ?? failed
        } catch {
            return failed
        }
    }

    private static func text(of response: Response) async throws -> String {
        let collected = CollectedBody()
        try await response.body.write(collected)
        return collected.text
    }
}

/// Keeps what a body writes.
private struct CollectedBody: ResponseBodyWriter {
    private let bytes = NIOLockedValueBox(ByteBuffer())

    var text: String { bytes.withLockedValue { String(buffer: $0) } }

    mutating func write(_ buffer: ByteBuffer) async throws {
        bytes.withLockedValue { bytes in
            var buffer = buffer
            bytes.writeBuffer(&buffer)
        }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
