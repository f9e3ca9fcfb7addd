/// The runs of 7 to 15 digits in a text, as telephone numbers are written: with blanks, hyphens, dots and brackets between, two at
/// most in a row (ITU-T E.123).
struct DigitRuns: Sequence, IteratorProtocol {
    static let shortest = 7
    /// The longest number there is (ITU-T E.164 §6.1).
    private static let longest = 15

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The digits alone.
    mutating func next() -> String? {
        while position < bytes.count {
            guard Self.isDigit(bytes[position]) else {
                position += 1
                continue
            }
            let digits = run()
            if (Self.shortest...Self.longest).contains(digits.count) { return String(decoding: digits, as: UTF8.self) }
        }
        return nil
    }

    private mutating func run() -> [UInt8] {
        var digits: [UInt8] = []
        var signs = 0
        while position < bytes.count, signs <= 2 {
            let byte = bytes[position]
            if Self.isDigit(byte) {
                digits.append(byte)
                signs = 0
            } else if Self.isSign(byte) {
                signs += 1
            } else {
                break
            }
            position += 1
        }
        return digits
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }

    /// Whether a text is a number and nothing else; then its digits.
    static func only(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ isDigit($0) || isSign($0) || $0 == UInt8(ascii: "+") }) else { return nil }
        let digits = bytes.filter(isDigit)
        return (shortest...longest).contains(digits.count) ? String(decoding: digits, as: UTF8.self) : nil
    }
}
