/// A selected mailbox as the server described it.
package struct MailboxState: Hashable, Sendable {
    package let name: String
    /// UIDs mean something only together with this number. When it changes, every known UID is void.
    package var uidValidity: UInt32
    /// The next UID that will be given; Courier does not say.
    package var uidNext: UInt32?
    package var exists: UInt32 = 0
    /// The flags that last; `\*` among them allows new keywords. nil means all of them (RFC 9051 §7.1).
    package var permanentFlags: [String]?
    package var highestModSeq: UInt64?
    package var isReadOnly = false

    package init(name: String, uidValidity: UInt32) {
        self.name = name
        self.uidValidity = uidValidity
    }

    /// Whether a flag or keyword set here will still be there tomorrow.
    package func keeps(flag: String) -> Bool {
        guard !isReadOnly else { return false }
        guard let permanentFlags else { return true }
        let isKeyword = !flag.hasPrefix("\\")
        return permanentFlags.contains { $0.lowercased() == flag.lowercased() }
            || isKeyword && permanentFlags.contains("\\*")
    }
}
