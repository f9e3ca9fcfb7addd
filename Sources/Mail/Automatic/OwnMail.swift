/// How we know our own mail when it comes back.
package struct OwnMail: Sendable {
    /// The header field that every mail of ours carries.
    package static let stampName = "X-Gateway-Loop"

    /// The addresses that we receive and send mail by, in lower case.
    package var addresses: Set<String>
    /// The name of the field that stamps our mail.
    package var stampName: String
    /// What the field says in ours; nil: whatever it says is ours.
    package var stampValue: String?

    package init(addresses: Set<String>, stampName: String = OwnMail.stampName, stampValue: String? = nil) {
        self.addresses = Set(addresses.map { $0.lowercased() })
        self.stampName = stampName
        self.stampValue = stampValue
    }

    /// For a mail read from a file, with no channel's settings at hand: whom it was sent to stands for us.
    package init(recipientsOf headers: HeaderFields) {
        let fields = ["To", "Cc", "Delivered-To", "X-Original-To"]
        self.init(addresses: Set(fields.flatMap { headers.addresses($0) }.map(\.canonical)))
    }

    /// The address is one of ours, perhaps with a tag behind "+" (RFC 5233), as our reply addresses have.
    package func holds(_ address: String) -> Bool {
        let address = address.lowercased()
        if addresses.contains(address) { return true }
        guard let at = address.lastIndex(of: "@"), let plus = address[..<at].firstIndex(of: "+") else { return false }
        return addresses.contains(String(address[..<plus] + address[at...]))
    }
}
