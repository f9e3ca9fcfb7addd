/// The words of street types by their hash, as tokens have it.
enum StreetTypeHashes {
    static let ending = table(StreetType.ofEnding)
    static let beginning = table(StreetType.ofBeginning)

    private static func table(_ words: [String: StreetType]) -> [UInt64: StreetType] {
        Dictionary(words.map { (FoldedWord.hash($0.key.utf8), $0.value) }) { first, _ in first }
    }
}
