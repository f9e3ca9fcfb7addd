/// What became of the provider's word that somebody signed out there.
package enum LogoutOutcome: Hashable, Sendable {
    /// So many sessions have ended; none where nobody was signed in by it any more.
    case ended(Int)
    /// It was taken before, and changed nothing.
    case repeated
}
