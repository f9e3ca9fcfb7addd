import Mail

/// Finds who wrote the mail that a staff member forwards.
enum ForwardedSender {
    /// Lines looked through for a forwarded header block.
    private static let examinedLines = 200

    /// From an attached message (RFC 2046 §5.2.1), else from the header block that mail programs write above a forwarded text.
    ///
    /// - Parameter own: who we are: an answer of ours in what is forwarded is nobody's report.
    static func find(in mail: ParsedMail, own: OwnMail) -> MailAddress? {
        for attachment in mail.attachments.prefix(4) {
            if let inner = attachment.message()?.from.first, !own.holds(inner.address) { return inner }
        }
        return isForward(mail.subject) ? block(in: mail.text ?? "", own) : nil
    }

    /// `Fwd:`, `Fw:`, `RV:`, `Enc:`, `TR:`, `WG:`: what programs put before the subject in the city's and other languages.
    private static func isForward(_ subject: String?) -> Bool {
        let prefix = (subject ?? "").prefix { $0 != ":" }.lowercased()
        return ["fwd", "fw", "rv", "enc", "tr", "wg", "i"].contains(prefix)
    }

    private static func block(in text: String, _ own: OwnMail) -> MailAddress? {
        let names = ["from:", "de:", "von:", "da:"]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(examinedLines) {
            let bare = line.drop { $0 == ">" || $0 == "*" || $0.isWhitespace }
            let lowered = bare.prefix(8).lowercased()
            guard let name = names.first(where: lowered.hasPrefix) else { continue }
            // Where HTML had the word bold, a second star follows the colon.
            let value = bare.dropFirst(name.count).drop { $0 == "*" || $0.isWhitespace }.prefix(500)
            let header = Array("From: \(value)\r\n\r\n".utf8)
            if let address = HeaderFields(parsing: header).addresses("From").first, address.domain != nil,
                !own.holds(address.address)
            {
                return address
            }
        }
        return nil
    }
}
