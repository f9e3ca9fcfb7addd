/// What a Latin-1 letter with a diacritic, or an inverted mark, says about the language; in the unit and lanes of `LanguageModel`.
struct AccentWeights: Sendable {
    private typealias Weights = LanguageModel.Weights

    /// By the second byte of a sequence that begins with 0xC3, taken to its lower-case letter.
    private let letters: [LanguageModel.Weights]
    private let invertedMark = Weights(-20, 40, -20, -20, -20, -20, 0, 0)

    init() {
        var letters = [Weights](repeating: Weights(repeating: 0), count: 256)
        for letter in ["ã", "õ"] { letters[Self.second(letter)] = Weights(-20, -30, 40, -20, -20, -20, 0, 0) }
        letters[Self.second("ñ")] = Weights(-10, 40, -20, -20, -20, -20, 0, 0)
        letters[Self.second("ç")] = Weights(-10, -30, 24, -20, 16, -20, 0, 0)
        for letter in ["â", "ê", "ô"] { letters[Self.second(letter)] = Weights(-8, -20, 16, -10, 16, -16, 0, 0) }
        for letter in ["á", "í", "ó", "ú"] { letters[Self.second(letter)] = Weights(-8, 16, 14, -12, -16, -10, 0, 0) }
        letters[Self.second("è")] = Weights(-12, -16, -16, 14, 12, 12, 0, 0)
        letters[Self.second("ò")] = Weights(-8, -16, -16, 24, -16, 14, 0, 0)
        letters[Self.second("à")] = Weights(-8, -16, 6, 4, 10, 10, 0, 0)
        letters[Self.second("é")] = Weights(-8, 6, 6, 2, 8, 2, 0, 0)
        self.letters = letters
    }

    /// The weights of the two bytes of a scalar from U+00A1 to U+00FF; nil where they say nothing.
    func weights(_ first: UInt8, _ second: UInt8) -> LanguageModel.Weights? {
        switch (first, second) {
        case (0xC2, 0xA1), (0xC2, 0xBF): invertedMark
        case (0xC3, 0x80...0x9E): letters[Int(second) + 0x20]
        case (0xC3, 0xA0...0xBF): letters[Int(second)]
        default: nil
        }
    }

    private static func second(_ letter: String) -> Int { letter.utf8.last.map(Int.init) ?? 0 }
}
