/// What a mail server reports about mail that was sent (RFC 3464): for each recipient, whether it arrived.
package struct DeliveryStatusReport: Sendable, Equatable {
    /// The report on one recipient.
    package struct Recipient: Sendable, Equatable {
        /// failed, delayed, delivered, relayed or expanded, in lower case.
        package var action: String?
        /// The enhanced status code, such as 5.1.1 (RFC 3463).
        package var status: String?
        /// The address without its type ("rfc822;").
        package var finalRecipient: String?
        package var originalRecipient: String?
        /// What the other server said, without its type ("smtp;").
        package var diagnostic: String?
    }

    /// In the order of the report; at most 1,000.
    package var recipients: [Recipient] = []
    /// The host that reports, without its type ("dns;").
    package var reportingHost: String?
    /// The Message-ID of the mail that is reported on, from the part that returns it; nil where nothing was returned.
    package var originalMessageID: String?

    private static let limit = 1_000

    /// Reads the fields of a message/delivery-status body: blocks between blank lines, the first about the message.
    init(status bytes: [UInt8]) {
        var isFirst = true
        var start = 0
        let span = bytes.span
        while start < span.count, recipients.count < Self.limit {
            let scanner = HeaderScanner(
                span, in: start..<span.count, isWholeMail: false, limit: 100, boundaries: BoundaryStack())
            let block = HeaderFields(storage: bytes, fields: scanner.fields, bodyStart: scanner.bodyStart)
            // A line that is no field stops the scanner where it is: step over it.
            start = scanner.bodyStart > start ? scanner.bodyStart : span.lineEnd(from: start, to: span.count)
            if block.count == 0 { continue }
            if block.contains("Action") || block.contains("Final-Recipient") || block.contains("Status") || !isFirst {
                recipients.append(Self.recipient(block))
            }
            if reportingHost == nil { reportingHost = block.first("Reporting-MTA").map(Self.withoutType) }
            isFirst = false
        }
    }

    private static func recipient(_ block: HeaderFields) -> Recipient {
        Recipient(
            action: block.first("Action").map { String($0.lowercased().prefix { $0.isLetter }) },
            status: block.first("Status").flatMap { status(leading: $0) },
            finalRecipient: block.first("Final-Recipient").map(withoutType),
            originalRecipient: block.first("Original-Recipient").map(withoutType),
            diagnostic: block.first("Diagnostic-Code").map(withoutType))
    }

    /// The code alone: it is shown and stored as one, and whatever stands behind it may be anything.
    private static func status(leading text: String) -> String? {
        EnhancedStatus(leading: text.prefix { $0 == "." || ("0"..."9").contains($0) })?.description
    }

    /// "rfc822; jo@example.org" → "jo@example.org".
    private static func withoutType(_ value: String) -> String {
        guard let semicolon = value.utf8.firstIndex(of: ASCII.semicolon) else { return value }
        var address = value[value.utf8.index(after: semicolon)...].drop { $0 == " " }
        if address.hasPrefix("<"), address.hasSuffix(">") { address = address.dropFirst().dropLast() }
        return String(address)
    }
}
