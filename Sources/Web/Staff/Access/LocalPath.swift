/// An address within the desk, for the way back after signing in: anything else could lead to another site in our name.
package struct LocalPath: Hashable, Sendable {
    package let text: String

    /// Nil for anything but a path of the desk's, with or without a query.
    package init?(_ text: String) {
        guard text.utf8.count <= 1_000, text.hasPrefix("/desk") else { return nil }
        if let next = text.utf8.dropFirst(5).first, next != UInt8(ascii: "/"), next != UInt8(ascii: "?") { return nil }
        let path = text.prefix { $0 != "?" }
        guard !path.contains("//"), !path.split(separator: "/").contains("..") else { return nil }
        // Signing in or out is no place to come back to.
        guard !path.hasPrefix("/desk/sign-") else { return nil }
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "/?&=%-._~+,:".utf8.contains(byte)
            }
        }
        guard isPlain else { return nil }
        self.text = text
    }
}
