import Intake

/// Reads what smsbox tells by the template of our `get-url` (Kannel user guide, "sms-service", parameters of `get-url`):
///
///     from=%p&to=%P&text=%b&coding=%c&charset=%C&id=%I&smsc=%i&udh=%u&ts=%T
///
/// A delivery report is our own `dlr-url`, with the outbox row as `id` and `%d` as `type`.
struct KannelCallback {
    let account: String

    func event(_ fields: FormFields, _ request: TextRequest) -> TextEvent {
        if let type = fields.text("type") { return report(fields, type) ?? unreadable(request, "unknown report type") }
        guard let from = fields.text("from").flatMap(PhoneNumber.init),
            let to = fields.text("to").flatMap(PhoneNumber.init)
        else { return unreadable(request, "no from or to") }
        let (text, defects) = KannelText.decode(
            fields.value("text").map { Array($0) } ?? [], coding: fields.text("coding"), charset: fields.text("charset")
        )
        return .message(
            TextIn(
                account: account, messageID: messageID(fields, request), from: from, to: to, text: text,
                sentAt: sentAt(fields), defects: defects))
    }

    /// Kannel's own id (`%I`, a UUID). Where the template has none, the whole call with its time stamp is the id: smsbox's
    /// retry of a call is the same to the byte. Without a time stamp either, nothing tells a retry from the same words
    /// written again, and a doubled message is better than a lost one.
    private func messageID(_ fields: FormFields, _ request: TextRequest) -> String {
        if let id = fields.text("id") { return id }
        if fields.text("ts") != nil { return "call-\(request.digest)" }
        return "call-\(request.digest)-\(request.receivedAt.milliseconds)-\(UInt32.random(in: .min ... .max))"
    }

    /// `%T` is in seconds since 1970, UTC.
    private func sentAt(_ fields: FormFields) -> Moment? {
        guard let seconds = fields.text("ts").flatMap(Int64.init), (0...253_402_300_799).contains(seconds) else {
            return nil
        }
        return Moment(milliseconds: seconds * 1000)
    }

    /// `%d` is a bit mask: 1 delivered to the phone, 2 not delivered, 4 queued at the SMSC, 8 taken by the SMSC, 16 refused
    /// by the SMSC. Where several are set the final one counts.
    private func report(_ fields: FormFields, _ type: String) -> TextEvent? {
        guard let id = fields.text("id"), let mask = Int(type) else { return nil }
        let status: DeliveryReport.Status
        switch mask {
        case _ where mask & 1 != 0: status = .delivered
        case _ where mask & (2 | 16) != 0: status = .failed
        case _ where mask & 8 != 0: status = .sent
        case _ where mask & 4 != 0: status = .delayed
        default: return nil
        }
        let row = Int64(id).map(RowID.init)
        return .status(
            TextStatus(
                account: account, eventID: "report/\(id)/\(mask)", providerID: row == nil ? id : nil, row: row,
                status: status, code: status == .failed ? "kannel-\(mask)" : nil))
    }

    private func unreadable(_ request: TextRequest, _ reason: String) -> TextEvent {
        .unreadable(TextUnreadable(account: account, eventID: "call-\(request.digest)", reason: reason))
    }
}
