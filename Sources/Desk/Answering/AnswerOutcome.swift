package import Intake

/// What became of a draft.
package enum AnswerOutcome: Hashable, Sendable {
    /// It stands in the outbox and goes out at `dueAt`; until then it can be taken back.
    case written(RowID, dueAt: Moment)
    /// The same form came before: nothing was written again.
    case writtenBefore(RowID)
    case refused(AnswerRefusal)
    /// There is no such request.
    case noRequest
}
