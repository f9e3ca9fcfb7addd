import Crypto

/// The name that somebody signs in with: letters, digits and `. - _ + @` of ASCII, so that no two names look alike; without regard to case.
package struct SignInName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Bytes.
    package static let length = 2...100

    /// In lower case.
    package let text: String

    /// Nil where it is no such name. Blanks around it are dropped: phones add them.
    package init?(_ text: String) {
        guard text.utf8.count <= 1_000 else { return nil }
        let blanks: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }
        var trimmed = text[...].drop(while: blanks)
        while let last = trimmed.last, blanks(last) { trimmed.removeLast() }
        let isName = trimmed.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: ".-_+@".utf8.contains(byte)
            }
        }
        guard isName, Self.length.contains(trimmed.utf8.count) else { return nil }
        self.text = trimmed.lowercased()
    }

    package static func < (a: SignInName, b: SignInName) -> Bool { a.text < b.text }

    package var description: String { text }
}
