/// A language with how sure it is that a text is written in it.
package struct LanguageGuess: Hashable, Sendable {
    package let language: Language
    /// 0 to 1: of all guesses of .8, about eight in ten are right.
    package let confidence: Double
}
