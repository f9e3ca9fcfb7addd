/// A server's answer to one command (RFC 5321 §4.2). Its text is not kept beyond the enhanced code: it quotes addresses.
package struct SMTPReply: Hashable, Sendable {
    /// 200 to 599.
    package let code: Int
    package let enhanced: EnhancedStatus?

    package init(code: Int, enhanced: EnhancedStatus? = nil) {
        self.code = code
        self.enhanced = enhanced
    }

    /// Reads a whole reply; the last line decides (RFC 2034 §4 puts the same enhanced code on every line).
    init?(lines: [String]) {
        guard let line = lines.last, let code = Self.code(of: line) else { return nil }
        self.code = code
        enhanced = EnhancedStatus(leading: line.dropFirst(4))
    }

    /// Three digits of which the first is 2 to 5, then a space, a hyphen or nothing.
    static func code(of line: String) -> Int? {
        let bytes = Array(line.utf8.prefix(4))
        guard bytes.count >= 3, bytes.prefix(3).allSatisfy(\.isDigit), (0x32...0x35).contains(bytes[0]) else {
            return nil
        }
        if bytes.count == 4, bytes[3] != ASCII.space, bytes[3] != ASCII.hyphen { return nil }
        return bytes.prefix(3).reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
    }

    /// 2xx, or 3xx for DATA: the command did what it should, whatever the enhanced code says.
    package var isPositive: Bool { code < 400 }

    /// May succeed later. The enhanced code beats the basic one.
    package var isTemporary: Bool { code >= 400 && (enhanced?.category ?? code / 100) == 4 }

    /// Will fail the same way again.
    package var isPermanent: Bool { code >= 400 && !isTemporary }
}
