/// A token, password or key, from a file or the environment. It never prints itself (promise 14).
package struct TextSecret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    package let bytes: [UInt8]

    /// Nil where `value` is empty: an empty secret protects nothing.
    package init?(_ value: some StringProtocol) {
        guard !value.isEmpty else { return nil }
        bytes = [UInt8](value.utf8)
    }

    /// The secret as text, for a provider's form field or header.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    package var description: String { "‹secret›" }
    package var debugDescription: String { description }
}
