/// Who, or what, wrote a mail. Only `human` mail is answered and counted as a contact.
package enum AutomaticKind: String, Sendable, CaseIterable, Codable {
    /// A person.
    case human
    /// A program: vacation notice, autoresponder, calendar answer, disposition notice, newsletter.
    case automatic
    /// A mail system, about a mail that was not delivered.
    case bounce
    /// A mailing list.
    case list
    /// Ourselves, or a mail that goes in circles.
    case loop
}
