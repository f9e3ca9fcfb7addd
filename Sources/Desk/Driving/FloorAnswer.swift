/// What became of something that somebody wanted of the floor.
package enum FloorAnswer: Hashable, Sendable {
    case done
    case refused(Refusal)
    /// The store could not take it; nothing has changed.
    case unavailable
}
