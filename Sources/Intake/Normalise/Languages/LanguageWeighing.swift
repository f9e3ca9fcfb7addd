import Foundation

/// What a text's letter sequences, words and accents say together, in the lanes and the unit of `LanguageModel`.
struct LanguageWeighing {
    /// What the best language must at least have in its favour, in eighths of a nat for each byte: text in none of the
    /// languages known has little for any of them.
    private static let density: Float = 1.0
    /// What an eighth of a nat is worth: neighbouring letter sequences say the same thing twice, and words say it again. Set so
    /// that on pieces of two to six words confidence is what is right, to .03.
    private static let worth = 0.7 / 8

    let scores: SIMD8<Int32>
    /// Of folded text.
    let bytes: Int

    /// The lane that has most in its favour.
    private var bestLane: Int {
        var best = 0
        for lane in 1..<LanguageModel.lanes where scores[lane] > scores[best] { best = lane }
        return best
    }

    /// The language of the best lane; nil where that is none of the city's.
    var best: Language? { bestLane < Language.allCases.count ? Language.allCases[bestLane] : nil }

    /// Whether the best lane leads by so much, in eighths of a nat, and has enough in its favour.
    func isCertain(lead: Int32) -> Bool {
        let best = bestLane
        var second = Int32.min
        for lane in 0..<LanguageModel.lanes where lane != best { second = max(second, scores[lane]) }
        return scores[best] - second >= lead && Float(scores[best]) >= Self.density * Float(bytes)
    }

    /// The likeliest of the city's languages; nil where nothing speaks for any. French and Italian take their share of
    /// the confidence.
    var guess: LanguageGuess? {
        let cities = Language.allCases.indices
        guard let best = cities.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else { return nil }
        var sum = 0.0
        for lane in 0..<LanguageModel.lanes { sum += exp(Double(scores[lane] - scores[best]) * Self.worth) }
        // Text in a language that is not known at all has little for any, however far the best leads.
        let density = min(1, Double(scores[best]) / (Double(Self.density) * Double(max(1, bytes))))
        return LanguageGuess(language: Language.allCases[best], confidence: density / sum)
    }
}
