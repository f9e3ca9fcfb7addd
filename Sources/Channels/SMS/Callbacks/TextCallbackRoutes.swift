import HTTPTypes
package import Hummingbird
package import Intake
package import Logging
import NIOCore

/// `/sms/{provider}/{channel}` and its `/status`, for the public listener: where providers tell of texts. Without a channel
/// in the path (`/sms/twilio`) the secrets and the number say which channel is meant.
///
/// Answers: the provider's own form of "we have it" (200) once the text is durable, also for one that was kept before; 403
/// where the signature does not hold; 404 for a path that is nobody's; 413 for a body over 64 KB; 503 where nothing was kept
/// in 1.5 s.
package struct TextCallbackRoutes: Sendable {
    /// Twilio's largest callback, ten media and 1,600 characters of four bytes each percent-coded, has under 32 KB.
    private static let maximumBody = 64 * 1024

    private let reception: TextReception
    private let counts: [ChannelName: TextCallbackCounts]
    private let keeper: DeadlineKeeper
    private let health: HealthBoard
    private let clock: any WallClock
    private let logger: Logger

    /// - Parameter keeper: a service that must be running.
    package init(
        channels: [TextChannel], keeper: DeadlineKeeper, health: HealthBoard, clock: any WallClock, logger: Logger
    ) {
        reception = TextReception(channels)
        counts = Dictionary(
            channels.map { ($0.name, TextCallbackCounts($0.name)) }, uniquingKeysWith: { first, _ in first })
        self.keeper = keeper
        self.health = health
        self.clock = clock
        self.logger = logger
        for channel in channels { health.register(channel.name, .receive) }
    }

    /// - Parameter source: the caller's address as far as it is known, behind the configured proxies.
    package func add<Context: RequestContext>(
        to router: Router<Context>, source: @escaping @Sendable (Request, Context) -> String?
    ) {
        for path in ["/sms/{provider}", "/sms/{provider}/{second}", "/sms/{provider}/{second}/{third}"] {
            for method in [HTTPRequest.Method.get, .post] {
                router.on(RouterPath(path), method: method) { request, context in
                    try await respond(to: request, context.parameters, source: source(request, context))
                }
            }
        }
    }

    private func respond(to request: Request, _ path: Parameters, source: String?) async throws -> Response {
        let arrival = ContinuousClock.now
        let receivedAt = clock.now()
        let path = TextCallbackPath(
            provider: path.get("provider"), second: path.get("second"), third: path.get("third"))
        guard let path else { return answer(.notFound, "unknown_path") }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.maximumBody)
        } catch is NIOTooManyBytesError {
            return answer(.contentTooLarge, "too_large")
        }
        let raw = TextRequest(
            method: request.method.rawValue, url: "",
            headers: request.headers.map { TextRequest.Header(name: $0.name.rawName, value: $0.value) },
            body: Array(body.readableBytesView), receivedAt: receivedAt, remoteAddress: source)
        let call = TextReception.Call(
            path: path, target: Self.target(request), request: raw)
        switch await reception.receive(call) {
        case .unknown: return answer(.notFound, "unknown_path")
        case .refused(let refusal, let channel): return answer(.forbidden, refusal.rawValue, channel)
        case .believed(let believed): return await keep(believed, since: arrival)
        }
    }

    private func keep(_ believed: TextReception.Believed, since arrival: ContinuousClock.Instant) async -> Response {
        do throws(KeepFailure) {
            let outcomes = try await keeper.keep(believed.received, since: arrival)
            health.noteSuccess(believed.channel, .receive)
            count(outcomes, believed)
            return Self.response(believed.reply)
        } catch {
            return unkept(error, believed.channel)
        }
    }

    private func count(_ outcomes: [KeepOutcome], _ believed: TextReception.Believed) {
        counts[believed.channel]?.count(outcomes, isToUnknownNumber: believed.isToUnknownNumber)
        guard believed.isToUnknownNumber else { return }
        logger.warning(
            "A verified text came to a number that no channel has: it is kept, for the quarantine",
            metadata: ["channel": "\(believed.channel.id)"])
    }

    private func unkept(_ failure: KeepFailure, _ channel: ChannelName) -> Response {
        let detail =
            switch failure {
            case .store(let failure): "not kept: \(failure)"
            case .late: "not kept in time"
            case .closing: "shutting down"
            }
        if failure != .closing, health.noteFailure(channel, .receive, .notKeeping, detail: detail) {
            logger.error("Texts are not acknowledged", metadata: ["channel": "\(channel.id)", "reason": "\(detail)"])
        }
        return answer(.serviceUnavailable, "unavailable", channel)
    }

    private func answer(_ status: HTTPResponse.Status, _ outcome: String, _ channel: ChannelName? = nil) -> Response {
        TextCallbackCounts.count(outcome: outcome, of: channel)
        return Response(status: status)
    }

    /// Path and query as they were sent; a proxy may send the absolute form (RFC 9112 §3.2.2).
    private static func target(_ request: Request) -> String {
        let target = request.head.path ?? "/"
        guard !target.hasPrefix("/"), let authority = target.firstRange(of: "://") else { return target }
        return String(target[authority.upperBound...].drop { $0 != "/" })
    }

    private static func response(_ reply: TextReply) -> Response {
        var headers = HTTPFields()
        if let contentType = reply.contentType { headers[.contentType] = contentType }
        return Response(
            status: HTTPResponse.Status(code: reply.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: reply.body)))
    }
}
