import Crypto

/// What signs in without the phone, once: eighty random bits, for paper. The store keeps its hash.
package struct RecoveryCode: Hashable, Sendable {
    /// How many somebody gets at a time.
    package static let count = 10
    private static let length = 16

    /// Sixteen digits of base 32.
    private let digits: String

    package init() { digits = Base32.encode(SecretBytes.random(10)) }

    /// Reads what somebody typed, hyphens, blanks and case aside; nil for what is none.
    package init?(_ text: String) {
        guard text.utf8.count <= 100 else { return nil }
        let digits = text.uppercased().filter { $0 != " " && $0 != "-" }
        let isCode = digits.utf8.allSatisfy {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains($0)
        }
        guard isCode, digits.utf8.count == Self.length else { return nil }
        self.digits = digits
    }

    /// In fours: `ABCD-EFGH-IJKL-MNOP`.
    package var text: String {
        stride(from: 0, to: Self.length, by: 4).map { start in
            String(digits.dropFirst(start).prefix(4))
        }.joined(separator: "-")
    }

    /// SHA-256: enough for eighty random bits.
    package var hash: [UInt8] { Array(SHA256.hash(data: Array(digits.utf8))) }
}
