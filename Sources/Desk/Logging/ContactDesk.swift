package import Intake

/// Where staff log what reaches the city by ways that no program hears, calls and visits, and programs what residents wrote into them.
package protocol ContactDesk: Sendable {
    /// Keeps a contact, once for each form, with its entry in the audit trail, and waits some seconds for it to be filed.
    ///
    /// - Parameters:
    ///   - form: the id of the form that was sent: a second sending counts nothing. A program's must say the same.
    ///   - at: when the resident called or came.
    ///   - author: nil for a program, which the form's id names.
    func log(
        _ contact: LoggedContact, form: SourceID, on channel: ChannelName, at: Moment, by author: ChangeAuthor?
    ) async throws(StoreFailure) -> LoggedOutcome

    /// Whether a form was sent before.
    func isLogged(_ form: SourceID, on channel: ChannelName) async throws(StoreFailure) -> Bool
}
