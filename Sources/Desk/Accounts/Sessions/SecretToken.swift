import Crypto
import Foundation

/// What proves a session or an invitation: 32 random bytes, which only their holder has. The store keeps their hash, so that nobody who
/// reads it can sign in.
package struct SecretToken: Hashable, Sendable {
    private static let length = 32

    private let bytes: [UInt8]

    /// A new one.
    package init() { bytes = SecretBytes.random(Self.length) }

    /// The one that a secret of the configuration gives for a purpose: the same after a restart, and on every node.
    package init(of secret: String, for purpose: String) {
        let key = SymmetricKey(data: Array(secret.utf8))
        bytes = Array(HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: key))
    }

    /// Reads `text`; nil for anything but a token.
    package init?(_ text: some StringProtocol) {
        // 32 bytes are 43 digits of base64url (RFC 4648 §5) without padding.
        guard text.utf8.count == 43 else { return nil }
        let base64 = String(text).replacing("-", with: "+").replacing("_", with: "/") + "="
        guard let data = Data(base64Encoded: base64), data.count == Self.length else { return nil }
        bytes = Array(data)
        // The last digit has two bits to spare: one text a token.
        guard self.text == text else { return nil }
    }

    /// For a cookie or a link: letters, digits, `-` and `_`.
    package var text: String { Self.base64URL(bytes) }

    /// SHA-256: enough for 32 random bytes, which nobody can go through.
    package var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// A second secret made of it, that may be shown where the token may not, and from which it cannot be found: the token of a page's
    /// forms.
    ///
    /// - Parameter purpose: another gives another.
    package func derived(for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: SymmetricKey(data: bytes))
        return Self.base64URL(Array(code))
    }

    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
