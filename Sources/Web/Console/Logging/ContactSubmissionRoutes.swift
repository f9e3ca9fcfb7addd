import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import NIOCore
import Wire

/// `/api/v1/contacts`: what residents wrote into the web portal or the mobile app, or staff into another system. It is kept before it is
/// answered, and goes the way of everything that arrives.
struct ContactSubmissionRoutes: Sendable {
    /// Room for the longest text, however it is escaped.
    private static let longestBody = 128 * 1024
    private static let keyLengths = 1...128

    private struct Answer: Encodable {
        /// `filed`, `counted` (without a request) or `kept`: filed in a moment.
        let outcome: String
        let trackingNumber: String?
    }

    let ports: LogPorts
    let clock: any WallClock
    /// A portal in a storm sends a few in a second; a loop gone wild does not get further.
    private let rates = RateLimiter<RowID>(rate: TokenRate(perSecond: 50, burst: 500))

    init(ports: LogPorts, clock: any WallClock) {
        self.ports = ports
        self.clock = clock
    }

    func add(to group: RouterGroup<ProgramContext>) {
        group.post("/api/v1/contacts") { request, context in try await submit(request, context) }
    }

    private func submit(_ request: Request, _ context: ProgramContext) async throws -> Response {
        try context.require(.logContact)
        let token = try context.token()
        guard case .allowed = rates.take(token.id) else { throw ProgramRefusal.tooMany }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.longestBody)
        } catch {
            throw ProgramRefusal.tooLarge
        }
        // The program chooses the key and we its room: no program can meet another's (DESIGN §1, source id).
        guard let key = Self.key(request), let form = SourceID("api/\(token.id)/\(key)") else {
            return try Self.answer(
                ContactFaults(fields: ["Idempotency-Key": "a header of 1 to 128 visible ASCII characters"]), .badRequest
            )
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let submission = try? decoder.decode(ContactSubmission.self, from: Data(body.readableBytesView)) else {
            return try Self.answer(ContactFaults(fields: ["body": "a JSON object with channel and text"]), .badRequest)
        }
        switch submission.contact(ports) {
        case .failure(let faults): return try Self.answer(faults, .unprocessableContent)
        case .success(let (contact, channel)):
            let outcome = try await ports.desk.log(contact, form: form, on: channel, at: clock.now(), by: nil)
            return try Self.answer(outcome)
        }
    }

    /// As `Idempotency-Key` sends it (draft-ietf-httpapi-idempotency-key-header §2.1: a string in quotes; many send it without).
    private static func key(_ request: Request) -> String? {
        guard let name = HTTPField.Name("Idempotency-Key"), var key = request.headers[name] else { return nil }
        if key.utf8.count >= 2, key.hasPrefix("\""), key.hasSuffix("\"") { key = String(key.dropFirst().dropLast()) }
        let isVisible = key.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isVisible && keyLengths.contains(key.utf8.count) ? key : nil
    }

    private static func answer(_ outcome: LoggedOutcome) throws -> Response {
        switch outcome {
        case .filed(let number):
            try answer(Answer(outcome: "filed", trackingNumber: number.description), .created)
        case .counted: try answer(Answer(outcome: "counted", trackingNumber: nil), .created)
        case .waits: try answer(Answer(outcome: "kept", trackingNumber: nil), .accepted)
        case .differs:
            // As the draft of the header has it, §2.7.
            try answer(
                ContactFaults(fields: ["Idempotency-Key": "was used for another contact before"]),
                .unprocessableContent)
        }
    }

    private static func answer(_ value: some Encodable, _ status: HTTPResponse.Status) throws -> Response {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = .sortedKeys
        let bytes = try encoder.encode(value) + [UInt8(ascii: "\n")]
        return Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
