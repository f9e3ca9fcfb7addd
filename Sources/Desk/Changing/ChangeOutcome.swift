/// What became of a change.
package enum ChangeOutcome: Hashable, Sendable {
    case done
    /// The request is not as it was when it was looked at: somebody was faster.
    case overtaken(RivalChange?)
    case refused(ChangeRefusal)
    /// There is no such request.
    case noRequest
}
