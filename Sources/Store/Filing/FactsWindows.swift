/// How far back the facts look.
package struct FactsWindows: Sendable {
    /// The same proven resident's same words within this time are a repeat; 24 h unless configured.
    package var sameWords: Duration
    /// Open requests of the same resident within this time are shown as possibly related.
    package var related: Duration

    package init(sameWords: Duration = .seconds(24 * 3600), related: Duration = .seconds(30 * 24 * 3600)) {
        self.sameWords = sameWords
        self.related = related
    }
}
