package import Intake

/// What became of a change of the library.
package enum LibraryOutcome: Hashable, Sendable {
    case done(RowID)
    case unknown
    /// Somebody else changed it meanwhile.
    case overtaken
}
