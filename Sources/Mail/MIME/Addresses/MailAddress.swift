/// One mailbox of an address field (RFC 5322 section 3.4).
package struct MailAddress: Sendable, Hashable, Codable {
    /// Octets of an address: 64 before the @ and 255 behind it (RFC 5321 section 4.5.3.1). Mail cannot be sent to a longer one, and it would
    /// not fit into an index.
    static let longest = 320

    /// The name beside the address, decoded; nil if there is none. What a person put there, so never to be trusted.
    package var name: String?
    /// The address as it was written: `local@domain`, or a bare local name such as MAILER-DAEMON. Never empty, and never
    /// longer than 320 octets.
    package var address: String

    package init(name: String? = nil, address: String) {
        self.name = name
        self.address = address
    }

    /// What follows the last @, in lower case; nil for a bare local name.
    package var domain: String? {
        guard let at = address.utf8.lastIndex(of: ASCII.at) else { return nil }
        return address[address.utf8.index(after: at)...].lowercased()
    }

    /// The address in lower case, to compare by. (RFC 5321 lets a local part be case-sensitive; no mail system is.)
    package var canonical: String { address.lowercased() }
}
