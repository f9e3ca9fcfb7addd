/// What becomes of a change.
package enum ChangeVerdict: Hashable, Sendable {
    case change(DecidedChange)
    case refuse(ChangeRefusal)
}
