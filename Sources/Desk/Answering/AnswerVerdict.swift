/// What becomes of a draft.
package enum AnswerVerdict: Sendable {
    case send(AnswerChanges)
    case refuse(AnswerRefusal)
}
