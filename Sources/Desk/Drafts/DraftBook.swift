package import Intake

/// What agents have typed and not sent yet, each their own answer and note for each request: kept on the server, so that a lost connection, a closed
/// browser or an ended session loses nothing. Written answers and notes remove them in the same transaction.
package protocol DraftBook: Sendable {
    /// Keeps what was typed so far; nothing but blanks removes what was kept.
    ///
    /// - Parameter form: the form's number that it was typed into. What has been written with it by now is not kept again: a browser's last word
    ///   may come behind it.
    /// - Returns: false where there is no such request, or the text is too long.
    func keep(
        _ text: String, as kind: DraftKind, form: String, on request: TrackingNumber, by agent: AgentID, at now: Moment
    ) async throws(StoreFailure) -> Bool

    /// What an agent typed; nil where nothing is kept.
    func draft(
        _ kind: DraftKind, on request: TrackingNumber, of agent: AgentID
    ) async throws(StoreFailure) -> AnswerInProgress?
}
