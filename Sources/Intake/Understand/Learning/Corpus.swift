/// The texts to learn from, as numbers, one behind the other.
struct Corpus: Sendable {
    let vocabulary: Vocabulary
    /// Where each text's features begin; one more than there are texts.
    let starts: [Int]
    let numbers: [UInt32]
    let values: [Float]

    /// How many texts one processor takes at a time.
    private static let share = 256

    /// Reads the texts twice: once for the vocabulary, once for the values.
    ///
    /// - Parameter vocabulary: where one is given, the texts are read with it.
    init(_ texts: [String], vocabulary given: Vocabulary? = nil) {
        let shares = stride(from: 0, to: texts.count, by: Self.share).map { $0..<min($0 + Self.share, texts.count) }
        let vocabulary = given ?? Self.vocabulary(of: texts, shares)
        let vectors = Parallel.map(shares.count) { share in
            texts[shares[share]].map { vocabulary.vector(of: FeatureScanner(FeatureText($0))) }
        }
        var starts = [0]
        var numbers: [UInt32] = []
        var values: [Float] = []
        for vector in vectors.joined() {
            numbers.append(contentsOf: vector.numbers)
            values.append(contentsOf: vector.values)
            starts.append(numbers.count)
        }
        self.vocabulary = vocabulary
        self.starts = starts
        self.numbers = numbers
        self.values = values
    }

    var count: Int { starts.count - 1 }

    /// A text by itself.
    func vector(_ row: Int) -> FeatureVector {
        let range = starts[row]..<starts[row + 1]
        return FeatureVector(numbers: Array(numbers[range]), values: Array(values[range]))
    }

    private static func vocabulary(of texts: [String], _ shares: [Range<Int>]) -> Vocabulary {
        // Eight counters, each over every eighth share: merged in order, so that the result is the same on any machine.
        let counts = Parallel.map(8) { counter in
            var counts = FeatureCounts()
            for share in stride(from: counter, to: shares.count, by: 8) {
                for text in texts[shares[share]] { counts.add(FeatureScanner(FeatureText(text))) }
            }
            return counts
        }
        var all = FeatureCounts()
        for counts in counts { all.add(counts) }
        return all.vocabulary(texts: texts.count, limit: Vocabulary.limit)
    }
}
