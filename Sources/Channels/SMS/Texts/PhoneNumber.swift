/// A number that texts come from or go to, in its normal form, so that the same telephone is the same lane and the same
/// resident whichever provider names it.
///
/// Twilio, Telnyx, Bandwidth and AWS write E.164 with `+`; Vonage, Plivo, Sinch, MessageBird and Infobip without; gateways
/// on SMPP also `00`. Short codes and names (alphanumeric sender ids, GSM 03.40 TP-OA) have no international form and are
/// kept as they are.
package struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// `+` and 7 to 15 digits (ITU-T E.164).
        case international
        /// 3 to 8 digits, valid in one country or with one operator.
        case shortCode
        /// A name such as `CITYHALL`: nobody can answer it.
        case name
    }

    package let kind: Kind
    /// The normal form.
    package let text: String

    /// The longest sender that is taken: provider prefixes such as `whatsapp:` and a number fit well.
    private static let maximumLength = 64

    /// Reads what a provider or a person wrote; spaces, hyphens, dots and parentheses inside a number do not count.
    /// Nil where it is empty, longer than 64 bytes or holds a control character.
    ///
    /// Without `+`, up to 8 digits are a short code and 9 to 15 an international number: every national form that a
    /// provider sends has its country code, and no country code with a subscriber number is that short without being
    /// written with `+`.
    package init?(_ written: some StringProtocol) {
        let trimmed = written.drop { $0 == " " }
        let bytes = [UInt8](trimmed.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.maximumLength else { return nil }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        guard let number = Self.digits(bytes) else {
            kind = .name
            text = Self.trimmedEnd(bytes)
            return
        }
        switch (number.isInternational, number.digits.count) {
        case (true, 7...15), (false, 9...15):
            kind = .international
            text = "+" + String(decoding: number.digits, as: UTF8.self)
        case (_, 3...8):
            kind = .shortCode
            text = String(decoding: number.digits, as: UTF8.self)
        default:
            kind = .name
            text = Self.trimmedEnd(bytes)
        }
    }

    /// Whether a text can be sent to it.
    package var takesTexts: Bool { kind != .name }

    package var description: String { text }

    /// The digits alone; nil where anything but digits and separators stands in it.
    private static func digits(_ bytes: [UInt8]) -> (isInternational: Bool, digits: [UInt8])? {
        var isInternational = false
        var digits: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
            case UInt8(ascii: "+") where index == 0: isInternational = true
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"): continue
            default: return nil
            }
        }
        guard !digits.isEmpty else { return nil }
        // "00" is the international prefix of most of the world (ITU-T E.123 §2.5); no country code begins with 0.
        if !isInternational, digits.count > 10, digits[0] == UInt8(ascii: "0"), digits[1] == UInt8(ascii: "0") {
            return (true, Array(digits.dropFirst(2)))
        }
        return (isInternational, digits)
    }

    private static func trimmedEnd(_ bytes: [UInt8]) -> String {
        var end = bytes.endIndex
        while end > bytes.startIndex, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}

/// As its normal form, which reads back as itself.
extension PhoneNumber: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let number = PhoneNumber(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a number that texts go to")
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
