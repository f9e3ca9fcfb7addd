import Foundation

/// The weights by which a text's letter sequences, words and accents speak for a language: counted once, from `LanguageSample`.
///
/// One lane for each language known: first those of `Language.allCases`, then French and Italian, which are there to be told apart.
/// Weights are log-likelihood ratios in eighths of a nat, against the mean of the lanes, so that what says nothing weighs nothing.
struct LanguageModel: Sendable {
    typealias Weights = SIMD8<Int16>

    static let standard = LanguageModel(
        samples: [.english, .spanish, .portuguese, .haitianCreole, .french, .italian])

    /// The lanes in use.
    static let lanes = 6
    private static let unit: Float = 8
    /// Letters a to z are 1 to 26; 0 is everything else.
    static let symbols = 27
    private static let wordSlots = 4096

    /// By the three symbols of a sequence, the first the most significant.
    private var sequences = [Weights](repeating: Weights(repeating: 0), count: symbols * symbols * symbols)
    /// Words of at most eight letters, by open addressing over `slot(of:)`; 0 is a free slot.
    private var words = [UInt64](repeating: 0, count: wordSlots)
    private var wordWeights = [Weights](repeating: Weights(repeating: 0), count: wordSlots)

    init(samples: [LanguageSample]) {
        countSequences(samples)
        for (lane, sample) in samples.enumerated() {
            for word in FoldedText(sample.words).words.split(separator: " ") where word.utf8.count <= 8 {
                add(word.utf8.reduce(0) { $0 << 8 | UInt64($1) }, lane: lane)
            }
        }
        // A word that every lane but one has says as little as one that none has: weigh each against its mean.
        for index in wordWeights.indices where words[index] != 0 {
            wordWeights[index] = Self.centred(wordWeights[index], lanes: samples.count)
        }
    }

    /// Lends the tables to a reader without a copy or a check at each step.
    func read(_ body: (Tables) -> Void) {
        sequences.withUnsafeBufferPointer { sequences in
            words.withUnsafeBufferPointer { words in
                wordWeights.withUnsafeBufferPointer { wordWeights in
                    body(Tables(sequences: sequences, words: words, wordWeights: wordWeights))
                }
            }
        }
    }

    struct Tables {
        fileprivate let sequences: UnsafeBufferPointer<Weights>
        fileprivate let words: UnsafeBufferPointer<UInt64>
        fileprivate let wordWeights: UnsafeBufferPointer<Weights>

        /// - Parameter sequence: the values of three symbols in base 27, the first the most significant.
        @inline(__always)
        func weights(ofSequence sequence: Int) -> Weights { sequences[sequence] }

        /// The weights of a word, its letters packed big-endian; nil where no language has it.
        @inline(__always)
        func weights(ofWord packed: UInt64) -> Weights? {
            var slot = LanguageModel.slot(of: packed)
            while words[slot] != 0 {
                if words[slot] == packed { return wordWeights[slot] }
                slot = (slot + 1) & (LanguageModel.wordSlots - 1)
            }
            return nil
        }
    }

    @inline(__always)
    fileprivate static func slot(of packed: UInt64) -> Int {
        Int(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 52)
    }

    private mutating func add(_ packed: UInt64, lane: Int) {
        var slot = Self.slot(of: packed)
        while words[slot] != 0, words[slot] != packed { slot = (slot + 1) & (Self.wordSlots - 1) }
        words[slot] = packed
        // Two and a quarter nats: a frequent word is about ten times as likely in a language that has it.
        wordWeights[slot][lane] = 18
    }

    private static func centred(_ weights: Weights, lanes: Int) -> Weights {
        var sum = 0
        for lane in 0..<lanes { sum += Int(weights[lane]) }
        var result = Weights(repeating: 0)
        for lane in 0..<lanes { result[lane] = Int16(clamping: Int(weights[lane]) - sum / lanes) }
        return result
    }

    private mutating func countSequences(_ samples: [LanguageSample]) {
        let counts = samples.map(Self.sequenceCounts)
        let totals = counts.map { $0.reduce(0, +) }
        for index in sequences.indices {
            // Additive smoothing by a half: an unseen sequence weighs next to nothing where no language has it.
            let likelihoods = counts.indices.map { lane in
                log((counts[lane][index] + 0.5) / (totals[lane] + 0.5 * 2_000))
            }
            let mean = likelihoods.reduce(0, +) / Float(likelihoods.count)
            for (lane, likelihood) in likelihoods.enumerated() {
                sequences[index][lane] = Int16(clamping: Int(((likelihood - mean) * Self.unit * 0.75).rounded()))
            }
        }
    }

    private static func sequenceCounts(_ sample: LanguageSample) -> [Float] {
        var counts = [Float](repeating: 0, count: symbols * symbols * symbols)
        // The sentences count more than the list of words, in which each word stands once however frequent it is.
        for (text, weight) in [(sample.text, Float(1)), (sample.words, 0.5)] {
            var pair = 0
            for byte in FoldedText(text).bytes {
                let sequence = pair * symbols + symbol(byte)
                counts[sequence] += weight
                pair = sequence % (symbols * symbols)
            }
        }
        return counts
    }

    /// The symbol of a byte of folded text.
    @inline(__always)
    static func symbol(_ byte: UInt8) -> Int {
        let letter = byte &- (UInt8(ascii: "a") - 1)
        return letter < 27 ? Int(letter) : 0
    }
}
