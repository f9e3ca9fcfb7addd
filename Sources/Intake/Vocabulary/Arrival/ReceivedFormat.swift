/// What the bytes of a received thing are, and so which normaliser reads them.
package enum ReceivedFormat: String, Codable, Hashable, Sendable {
    /// One mail, RFC 5322, as the mailbox held it.
    case mail
    /// One chat message: JSON of `ChatLine`.
    case chat
    /// One provider callback, verified: JSON of `TextCallback` with the raw request in it.
    case text
    /// A call or a visit that staff wrote down: JSON of `LoggedContact`.
    case logged
    /// What a resident wrote through a signed link: JSON of `LinkMessage`.
    case link
}
