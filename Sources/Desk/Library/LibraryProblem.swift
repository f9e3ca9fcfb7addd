package import Intake

/// What is wrong with an entry of the library.
package enum LibraryProblem: Hashable, Sendable {
    /// None, or over `LibraryDraft.longestName` characters.
    case name
    /// In no language.
    case noText
    case tooLong(Language)
    /// There is no variable of this name.
    case unknownVariable(String, Language)
}
