import Intake

/// Reads what a verified Twilio callback says (twilio.com/docs/messaging/guides/webhook-request): an inbound text, or the
/// status of one of ours, told apart by `MessageStatus`.
struct TwilioCallback {
    /// Twilio sends at most ten media with a message.
    private static let maximumMedia = 10
    /// The statuses of what came in; usually `SmsStatus` says so, and there is no `MessageStatus`.
    private static let inboundStatuses: Set<String> = ["received", "receiving"]

    let accountSID: String

    /// - Parameter form: the body's fields; nil where there are too many.
    func events(_ request: TextRequest, form: FormFields?) -> [TextEvent] {
        guard let fields = Self.fields(of: request, form) else { return [unreadable(request, "too many fields")] }
        let account = fields.text("AccountSid") ?? accountSID
        guard let messageID = fields.text("MessageSid") ?? fields.text("SmsSid"), messageID.utf8.count <= 64 else {
            return [unreadable(request, "no MessageSid")]
        }
        if let status = fields.text("MessageStatus"), !Self.inboundStatuses.contains(status) {
            let row = Self.row(of: request)
            return [
                statusEvent(account, messageID, status, fields, row) ?? unreadable(request, "unknown MessageStatus")
            ]
        }
        guard let from = fields.text("From").flatMap(PhoneNumber.init),
            let to = fields.text("To").flatMap(PhoneNumber.init)
        else { return [unreadable(request, "no From or To")] }
        return [
            .message(
                TextIn(
                    account: account, messageID: messageID, from: from, to: to, text: fields.text("Body") ?? "",
                    media: Self.media(fields), optOut: Self.optOut(fields.text("OptOutType"))))
        ]
    }

    /// By GET the fields stand in the query, by POST in the body; the query of a POST is our own routing.
    private static func fields(of request: TextRequest, _ form: FormFields?) -> FormFields? {
        guard request.method == "GET" else { return form }
        return FormFields(SignedURL(request.url)?.query.map { Array($0.utf8) } ?? [])
    }

    /// The media that are there, whatever `NumMedia` says: a count that is too small would lose a picture.
    private static func media(_ fields: FormFields) -> [TextMedia] {
        (0..<maximumMedia).compactMap { index in
            fields.text(named: "MediaUrl\(index)").map { url in
                TextMedia(url: url, type: fields.text(named: "MediaContentType\(index)") ?? "")
            }
        }
    }

    private static func optOut(_ type: String?) -> Keyword? {
        switch type {
        case "STOP": .stop
        case "START": .start
        case "HELP": .help
        default: nil
        }
    }

    /// Our outbox row, which the status callback's address carries (`TwilioMessages`); the signature covers it.
    private static func row(of request: TextRequest) -> RowID? {
        let query = SignedURL(request.url)?.query.flatMap { FormFields($0.utf8) }
        return query?.text("row").flatMap(Int64.init).map(RowID.init)
    }

    private func statusEvent(
        _ account: String, _ messageID: String, _ status: String, _ fields: FormFields, _ row: RowID?
    ) -> TextEvent? {
        guard let known = Self.status(status) else { return nil }
        return .status(
            TextStatus(
                account: account, eventID: "\(messageID)/\(status)", providerID: messageID, row: row, status: known,
                code: fields.text("ErrorCode")))
    }

    /// Twilio's message statuses (twilio.com/docs/messaging/api/message-resource#message-status-values).
    static func status(_ name: String) -> DeliveryReport.Status? {
        switch name {
        case "accepted", "scheduled", "queued", "sending": .queued
        case "sent": .sent
        case "delivered", "read": .delivered
        case "undelivered", "failed", "canceled": .failed
        default: nil
        }
    }

    private func unreadable(_ request: TextRequest, _ reason: String) -> TextEvent {
        .unreadable(TextUnreadable(account: accountSID, eventID: request.digest, reason: reason))
    }
}
