package import Intake

/// Where a resident can be reached, as somebody typed it: a number or an email address, in its normal form.
package enum CallerAddress {
    /// Nil where it is neither.
    ///
    /// Without `+` a number is North American: ten digits, or eleven with the leading 1.
    package static func identity(_ typed: String) -> Identity? {
        let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.contains("@") { return email(text) }
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 == UInt8(ascii: "+") || isDigit($0) || DigitRuns.isSign($0) }) else { return nil }
        let digits = String(decoding: bytes.filter(isDigit), as: UTF8.self)
        switch (text.hasPrefix("+"), digits.utf8.count) {
        case (true, 7...15): return Identity(kind: .phone, address: "+" + digits)
        case (false, 10): return Identity(kind: .phone, address: "+1" + digits)
        case (false, 11) where digits.hasPrefix("1"): return Identity(kind: .phone, address: "+" + digits)
        default: return nil
        }
    }

    private static func email(_ text: String) -> Identity? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.contains(" "), text.utf8.count <= 254,
            !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
        else { return nil }
        return Identity(kind: .email, address: text.lowercased())
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
