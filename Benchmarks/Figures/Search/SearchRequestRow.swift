import Intake
import Store

/// A request with its one message, as filing leaves them.
struct SearchRequestRow {
    let message: RowID
    let request: RowID
    let event: RowID
    let number: TrackingNumber
    let department: String
    let name: String
    let sender: String
    let isText: Bool
    let text: String
    let at: Moment
    var status = "resolved"

    func write(_ session: any SQLSession) throws(StoreFailure) {
        let (kind, channel): (SQLValue, SQLValue) = isText ? ("sms", "sms-main") : ("email", "email-311")
        let title = String(text.prefix(60))
        try session.execute(
            Self.insertRequest,
            [
                .id(request), .text(number.symbols), .text(title), .text(department), kind, channel, .moment(at),
                .text(status),
            ])
        try session.execute(
            Self.insertMessage,
            [
                .id(message), kind, channel, .id(request), isText ? "phone" : "email", .text(sender), .text(name),
                isText ? .null : .text(title), .text(text), .moment(at),
                // What tells equal words: of no matter here, but in no order, as filing's are.
                .bytes((0..<32).map { UInt8(truncatingIfNeeded: request.rawValue &* (2 &* Int64($0) &+ 1) >> 17) }),
            ])
        try session.execute(Self.insertEvent, [.id(event), .id(request), .id(message), .moment(at)])
    }

    private static let insertRequest = SQLStatement(
        """
        INSERT INTO service_request (id, tracking_number, title, status, request_type, department, queue, priority,
            rule, reason, channel_kind, channel, resident, language, opened_at)
        VALUES ($1, $2, $3, $8, NULL, $4, 'triage', 3, 'default', 'no rule holds', $5, $6, NULL, 'en', $7)
        """)

    private static let insertMessage = SQLStatement(
        """
        INSERT INTO message (id, channel_kind, channel, request, sender_kind, sender, sender_name, is_sender_verified,
            recipient, subject, text, language, is_spam, is_unconfirmed, digest, fingerprint, arrived_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 'city', $8, $9, 'en', 0, 0, $11, $11, $10)
        """)

    private static let insertEvent = SQLStatement(
        "INSERT INTO event (id, request, kind, message, detail, at) VALUES ($1, $2, 'opened', $3, 'default', $4)")
}
