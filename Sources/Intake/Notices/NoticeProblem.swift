/// What is wrong with a notice that somebody wants to begin.
package enum NoticeProblem: Hashable, Sendable {
    /// None, over `NoticeDraft.longestName` characters, or more than one line.
    case name
    /// In no language.
    case noText
    /// Neither words nor request types.
    case matchesNothing
    /// Over `NoticeDraft.mostWords`, places among them.
    case tooManyWords
    /// Why a word would never be found.
    case word(String)
    case place(String)
    case tooLong(Language)
    case endTooLong(Language)
}
