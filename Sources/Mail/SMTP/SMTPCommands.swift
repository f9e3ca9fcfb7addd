/// Writes the commands of one transaction.
struct SMTPCommands {
    let mail: String
    let recipient: String

    /// - Throws: the outcome without having sent anything, where the envelope cannot be written or the server cannot take the message.
    init(
        _ envelope: SMTPEnvelope, messageBytes: Int, hasEightBit: Bool, capabilities: SMTPCapabilities
    ) throws(SMTPOutcome.Refused) {
        let from = envelope.from ?? ""
        guard from.isEmpty || Self.isWritable(from) else { throw .init(553, EnhancedStatus(5, 1, 7)) }
        guard Self.isWritable(envelope.to) else { throw .init(553, EnhancedStatus(5, 1, 3)) }
        if let limit = capabilities.largestMessage, messageBytes > limit { throw .init(552, EnhancedStatus(5, 3, 4)) }
        let isInternational = !(from.utf8.allSatisfy { $0 < 0x80 } && envelope.to.utf8.allSatisfy { $0 < 0x80 })
        guard !isInternational || capabilities.internationalAddresses else { throw .init(553, EnhancedStatus(5, 6, 7)) }
        var mail = "MAIL FROM:<\(from)>"
        if capabilities.size { mail += " SIZE=\(messageBytes)" }
        if hasEightBit, capabilities.eightBitMIME { mail += " BODY=8BITMIME" }
        if isInternational { mail += " SMTPUTF8" }
        var recipient = "RCPT TO:<\(envelope.to)>"
        if capabilities.deliveryReports {
            if let id = envelope.envelopeID { mail += " RET=HDRS ENVID=\(Self.xtext(id))" }
            if envelope.reportsFailure { recipient += " NOTIFY=FAILURE,DELAY" }
        }
        self.mail = mail + "\r\n"
        self.recipient = recipient + "\r\n"
    }

    /// A path that cannot end the command or become another parameter. What is a right address the server decides; 254 bytes is the
    /// longest that a path can have (RFC 5321 §4.5.3.1.3).
    private static func isWritable(_ address: String) -> Bool {
        address.utf8.count <= 254 && !address.isEmpty
            && address.utf8.allSatisfy { $0 > ASCII.space && $0 != 0x7F && $0 != ASCII.less && $0 != ASCII.greater }
    }

    /// RFC 3461 §4: everything but printable ASCII, and "+" and "=", as "+" and two hexadecimal digits.
    private static func xtext(_ text: String) -> String {
        var output = ""
        for byte in text.utf8.prefix(100) {
            if byte > ASCII.space && byte < 0x7F && byte != ASCII.plus && byte != ASCII.equals {
                output.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                output += digits.utf8.count == 1 ? "+0\(digits)" : "+\(digits)"
            }
        }
        return output
    }
}
