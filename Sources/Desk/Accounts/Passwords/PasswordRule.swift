/// What a new password must be (NIST SP 800-63B-4, §3.1.1.2): long, and none that an attacker tries first. No rules of composition, no
/// expiry: both make people choose worse.
package enum PasswordRule {
    /// Characters.
    package static let shortest = 12
    /// Bytes of UTF-8. The hash takes any length; this bounds what one attempt costs us.
    package static let longest = 256

    /// Why a password is refused.
    package enum Fault: Error, Hashable, Sendable {
        case tooShort
        case tooLong
        /// It is made of their own name, of ours, or of little else.
        case containsName
        /// It is in every attacker's list, or one character or row of keys over and over.
        case tooCommon
    }

    /// - Parameter context: words that stand near: sign-in name, display name, the city's and our own.
    package static func check(_ password: String, context: [String]) throws(Fault) {
        let password = normal(password)
        guard password.utf8.count <= longest else { throw .tooLong }
        guard password.count >= shortest else { throw .tooShort }
        let folded = password.lowercased()
        guard !CommonPasswords.contains(folded) else { throw .tooCommon }
        for word in Set(context.flatMap(words)) {
            // What is left of it must be long enough to guess at.
            if folded.contains(word), folded.replacing(word, with: "").count < shortest / 2 { throw .containsName }
        }
    }

    /// What is hashed: of one text there are several encodings in Unicode, and keyboards differ in which they send; NFC, as RFC 8265 §4.2 has
    /// it. Blanks stay, also at the ends.
    package static func normal(_ password: String) -> String { UnicodeForm.composed(password) }

    private static func words(_ text: String) -> [String] {
        let folded = text.lowercased()
        let parts = folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return (parts + [folded]).filter { $0.count >= 4 }
    }
}
