/// Where an account's own mailboxes are (RFC 2342): Courier wants `INBOX.` before every name.
package struct IMAPNamespace: Hashable, Sendable {
    package let prefix: String
    package let delimiter: Character?

    package init(prefix: String, delimiter: Character?) {
        self.prefix = prefix
        self.delimiter = delimiter
    }

    /// The name by which the server knows a mailbox that the settings call, say, `Archive/2026`.
    package func qualified(_ name: String) -> String {
        guard name.uppercased() != "INBOX" else { return "INBOX" }
        guard let delimiter else { return name }
        let path = delimiter == "/" ? name : String(name.map { $0 == "/" ? delimiter : $0 })
        return path.hasPrefix(prefix) ? path : prefix + path
    }
}
