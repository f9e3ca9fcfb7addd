import Crypto

/// The secret that an authenticator app shares with us, and its codes (TOTP, RFC 6238, over HOTP, RFC 4226): six digits, a new code each
/// thirty seconds, HMAC-SHA-1, which is what every app does.
package struct CodeSecret: Hashable, Sendable {
    package static let digits = 6
    /// Seconds.
    package static let period: Int64 = 30
    /// RFC 4226 §4 asks for 128 bits and recommends 160.
    private static let length = 20

    package let bytes: [UInt8]

    package init() { bytes = SecretBytes.random(Self.length) }

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// For typing into an app.
    package var base32: String { Base32.encode(bytes) }

    /// The step in which `seconds` since 1970 lies.
    package static func step(at seconds: Int64) -> Int64 { seconds / period }

    /// The code of one step.
    package func code(step: Int64, digits: Int = digits) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: bytes)))
        let offset = Int(mac[mac.count - 1] & 15)
        let word = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(word % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code this is: now, the one before or the one after, for clocks that differ (RFC 6238 §5.2). Nil for a wrong code, and
    /// for one of a step up to `used`: each is good once, or who looks over a shoulder could sign in too.
    package func step(of code: String, at seconds: Int64, used: Int64?) -> Int64? {
        let digits = Array(code.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") })
        let now = Self.step(at: seconds)
        var found: Int64?
        for step in [now, now - 1, now + 1] where step >= 0 && step > used ?? -1 {
            if SecretBytes.areEqual(Array(self.code(step: step).utf8), digits), found == nil { found = step }
        }
        return found
    }

    /// What an app reads from the picture (Key URI format, github.com/google/google-authenticator/wiki).
    ///
    /// - Parameters:
    ///   - issuer: whose account it is, the city.
    ///   - account: the sign-in name.
    package func uri(issuer: String, account: String) -> String {
        let issuer = Self.escaped(issuer)
        return "otpauth://totp/\(issuer):\(Self.escaped(account))?secret=\(base32)&issuer=\(issuer)"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                escaped += hex.count == 1 ? "%0" + hex : "%" + hex
            }
        }
        return escaped
    }
}
