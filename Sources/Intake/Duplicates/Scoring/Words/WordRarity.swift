import Foundation

/// How much a shared word tells: the rarer it is, the more (`IDF`, Spärck Jones 1972).
package struct WordRarity: Hashable, Sendable {
    /// In how many of the texts a word, or a run of letters, stands; empty where no texts were learnt from.
    private let words: [String: Int]
    private let grams: [UInt64: Int]
    private let texts: Int

    /// Where no texts are at hand, words that name a subject of a city's are common, and all others rare.
    package static let usual = WordRarity(of: [])
    private static let (usualCommon, usualRare) = (1.5, 3.0)
    /// What stands everywhere still tells that little.
    private static let least = 0.1

    /// - Parameter reports: what was learnt from.
    package init(of reports: [IncidentReport]) {
        var (words, grams): ([String: Int], [UInt64: Int]) = ([:], [:])
        for report in reports {
            for word in report.words.terms { words[word, default: 0] += 1 }
            for gram in report.grams.terms { grams[gram, default: 0] += 1 }
        }
        self.words = words
        self.grams = grams
        texts = reports.count
    }

    func of(_ word: String) -> Double {
        guard texts > 0 else { return IncidentSubject.names(word) ? Self.usualCommon : Self.usualRare }
        return rarity(words[word])
    }

    func of(gram: UInt64) -> Double { texts > 0 ? rarity(grams[gram]) : 1 }

    private func rarity(_ count: Int?) -> Double { log(Double(texts + 1) / Double((count ?? 0) + 1)) + Self.least }
}
