/// What one language looks like, in our own words: frequent words, and sentences of the kind that residents write. The
/// letter-sequence tables of `LanguageModel` are counted from it.
struct LanguageSample: Sendable {
    /// Parted by spaces. Diacritics may be left out: both sides are folded.
    let words: String
    let text: String
}
