/// What a ledger entry counts.
package enum LedgerKind: String, CaseIterable, Codable, Hashable, Sendable {
    /// One occasion on which a resident reached us. Cause: the contact.
    case contact
    /// A service request opened. Cause: the request.
    case opened
    /// An inbound message of a person. Cause: the message.
    case messageIn = "message_in"
    /// A message of ours that the channel took. Cause: the outbox row.
    case messageOut = "message_out"
    /// Below the line: an automatic mail (RFC 3834). Cause: the message.
    case automatic
    /// Below the line. Cause: the message.
    case spam
    /// Below the line: the same thing came again. Cause: the redelivery.
    case redelivered
    /// Below the line: kept, but could not be processed. Cause: the quarantine row.
    case quarantined
    /// A service request was closed. Cause: the change.
    case resolved
    /// One was opened again, by its resident or a person. Cause: the change.
    case reopened
    /// A survey was answered. Cause: the survey.
    case surveyAnswered = "survey_answered"
    /// Contacts that another system counted: a telephone system's calls, a door counter's visits. Cause: a day of an imported file.
    case importedContact = "imported_contact"
}
