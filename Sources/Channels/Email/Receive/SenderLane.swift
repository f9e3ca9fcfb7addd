import Mail

/// The lane of a mail: all that is read of a mail before it is kept.
package enum SenderLane {
    /// The one lane of all who have no address.
    package static let unknown = "unknown"
    /// The sender's header field is looked for in this much of a mail. Bytes.
    private static let headerLimit = 64 << 10

    /// The beginning of a mail, in which its header is looked for.
    package static func header(of mail: [UInt8]) -> [UInt8] {
        mail.count <= headerLimit ? mail : Array(mail.prefix(headerLimit))
    }

    /// The sender's address, or `unknown`.
    package static func of(_ mail: [UInt8]) -> String {
        let address = HeaderFields(parsing: header(of: mail)).addresses("From").first?.canonical ?? ""
        return address.isEmpty ? unknown : address
    }
}
