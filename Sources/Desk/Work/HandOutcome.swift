/// What became of taking a request, or of putting it back.
package enum HandOutcome: Hashable, Sendable {
    case done
    /// Somebody else has it.
    case held(Holder)
    /// Nobody has it: there was nothing to put back.
    case free
    /// It is resolved or set aside, so that nobody works on it.
    case closed
    case noRequest
}
