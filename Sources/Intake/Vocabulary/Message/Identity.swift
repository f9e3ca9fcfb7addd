/// How a resident is known on a channel: an email address, an E.164 number or a chat visitor.
package struct Identity: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable {
        case email
        case phone
        case visitor
    }

    package let kind: Kind
    /// The normal form: addresses in lower case, numbers as `+` and digits (E.164), a visitor as its session's id.
    package let address: String

    package init(kind: Kind, address: String) {
        self.kind = kind
        self.address = address
    }
}
