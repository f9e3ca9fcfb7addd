/// The signs in one mail's header that `AutomaticMail` weighs.
struct AutomaticSigns {
    private let headers: HeaderFields
    /// The author's address in lower case; nil when there is none that can be read.
    let sender: String?

    init(_ headers: HeaderFields) {
        self.headers = headers
        sender = headers.addresses("From").first?.canonical
    }

    // MARK: loops

    func loop(_ own: OwnMail) -> AutomaticReason? {
        let stamps = headers.values(own.stampName)
        if let value = own.stampValue {
            if stamps.contains(where: { $0.lowercased() == value.lowercased() }) { return .ownStamp }
        } else if !stamps.isEmpty {
            return .ownStamp
        }
        if headers.addresses("From").contains(where: { own.holds($0.address) }) { return .ownAddress }
        let loops = headers.values("X-Loop").flatMap { $0.split { " ,;<>\t".contains($0) } }
        if loops.contains(where: { own.holds(String($0)) }) { return .xLoop }
        return headers.count(of: "Received") > AutomaticMail.maxHops ? .tooManyHops : nil
    }

    // MARK: reports

    var report: (AutomaticKind, AutomaticReason)? {
        guard let type = headers.mediaType else { return nil }
        switch (type.type, type.subtype) {
        case ("multipart", "report"): return reportOfType(parameter("report-type") ?? "")
        case ("message", let subtype): return reportOfType(subtype)
        case ("text", "calendar"):
            return parameter("method") == "reply" ? (.automatic, .calendarReply) : nil
        default: return nil
        }
    }

    private func reportOfType(_ type: String) -> (AutomaticKind, AutomaticReason)? {
        switch type {
        case "delivery-status", "global-delivery-status": (.bounce, .deliveryReport)
        case "disposition-notification", "global-disposition-notification": (.automatic, .dispositionReport)
        case "feedback-report": (.automatic, .feedbackReport)
        // A mail passed on as such, or cut into pieces, may be a person's.
        case "rfc822", "global", "partial", "external-body": nil
        default: (.automatic, .otherReport)
        }
    }

    private func parameter(_ name: StaticString) -> String? {
        headers.parameter(name, of: "Content-Type")?.lowercased()
    }

    // MARK: bounces

    /// A vacation notice comes with a null return path too (RFC 3834 section 3.3), but says what it is.
    var isAutoReply: Bool { autoSubmitted.contains("auto-replied") }

    var bounce: AutomaticReason? {
        if headers.contains("X-Failed-Recipients") { return .failedRecipients }
        if let sender {
            let local = sender.prefix { $0 != "@" }
            if ["mailer-daemon", "mailerdaemon", "mail-daemon", "postmaster"].contains(local) { return .mailerDaemon }
        } else if headers.contains("From"), Self.isEmptyPath(headers.first("From")) {
            return .emptySender
        }
        return headers.values("Return-Path").contains(where: Self.isEmptyPath) ? .nullReturnPath : nil
    }

    private static func isEmptyPath(_ value: String?) -> Bool {
        guard let value else { return false }
        return value.allSatisfy { "<> \t".contains($0) }
    }

    // MARK: programs

    /// The first word of every Auto-Submitted field, in lower case (RFC 3834 section 5).
    private var autoSubmitted: [String] {
        headers.values("Auto-Submitted").compactMap { value in
            value.lowercased().split { ";( \t".contains($0) }.first.map(String.init)
        }
    }

    var program: AutomaticReason? {
        if autoSubmitted.contains(where: { $0 != "no" }) { return .autoSubmitted }
        if Self.autoresponders.contains(where: says) { return .autoresponder }
        if headers.values("X-POST-MessageClass").contains(where: { $0.lowercased().contains("autoresponder") }) {
            return .autoresponder
        }
        if headers.values("Delivered-To").contains(where: { $0.lowercased().hasPrefix("autoresponder") }) {
            return .autoresponder
        }
        if Self.machines.contains(where: says) { return .machineGenerated }
        if precedence.contains(where: { $0 == "auto_reply" || $0 == "auto-reply" }) { return .autoReplyPrecedence }
        let isRule = headers.contains("X-MS-Exchange-Inbox-Rules-Loop") && headers.contains("X-Auto-Response-Suppress")
        return isRule ? .inboxRule : nil
    }

    /// The field is there and does not say no.
    private func says(_ name: String) -> Bool {
        headers.values(name).contains { !["no", "false", "0"].contains($0.lowercased()) }
    }

    private static let autoresponders = [
        "X-Autoreply", "X-Autorespond", "X-AutoReply-From", "X-Mail-Autoreply", "X-Autoresponder",
    ]
    private static let machines = ["X-FC-MachineGenerated", "X-Cron-Env"]

    private var precedence: [String] {
        (headers.values("Precedence") + headers.values("X-Precedence")).map {
            $0.lowercased().filter { !$0.isWhitespace }
        }
    }

    // MARK: lists and bulk

    var isFromList: Bool { ["List-Id", "List-Post", "Mailing-List"].contains(where: headers.contains) }

    var bulk: AutomaticReason? {
        if precedence.contains(where: ["bulk", "junk", "list"].contains) { return .bulkPrecedence }
        if headers.contains("Feedback-ID") { return .feedbackID }
        let senders = [sender] + headers.addresses("Sender").map { Optional($0.canonical) }
        return senders.compactMap { $0 }.contains(where: NoReplyAddress.matches) ? .noReplySender : nil
    }

    // MARK: people

    /// X-Auto-Response-Suppress by itself (MS-OXCMAIL section 2.2.3.2.14): written by a person, to be filed, not answered.
    var wantsNoAnswer: Bool {
        headers.values("X-Auto-Response-Suppress").contains { value in
            !["", "none"].contains(value.lowercased().filter { !$0.isWhitespace })
        }
    }
}
