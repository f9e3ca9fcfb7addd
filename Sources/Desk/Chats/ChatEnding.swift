package import Intake

/// What became of ending a request's chats.
package struct ChatEnding: Sendable {
    package var outcome: ChangeOutcome
    /// The last line of each chat that this ended.
    package var lines: [(session: RowID, line: ChatLine)]

    package init(_ outcome: ChangeOutcome, lines: [(session: RowID, line: ChatLine)] = []) {
        self.outcome = outcome
        self.lines = lines
    }
}
