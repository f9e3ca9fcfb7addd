/// The texts that were learnt from, found again by the words and pairs of words that they share: how near the nearest
/// is tells whether a text is like anything known, and what the nearest are is a voice of its own.
struct NearestTexts: Sendable, Equatable {
    /// Of more texts only the last so many are kept: enough to know what is usual, and a lookup stays short.
    static let mostTexts = 20_000
    /// A word that more of them have tells hardly anything, and takes longest.
    private static let commonest = 2_000
    /// How many of the nearest have a say.
    private static let heard = 12

    /// The class of each text.
    let classes: [UInt32]
    /// For each feature of the vocabulary where its texts begin, and one more.
    let starts: [UInt32]
    /// The texts that have the feature, feature by feature.
    let texts: [UInt32]
    /// How much the feature is of the text: the words of a text together have length 1.
    let values: [Float]

    init(classes: [UInt32], starts: [UInt32], texts: [UInt32], values: [Float]) {
        self.classes = classes
        self.starts = starts
        self.texts = texts
        self.values = values
    }

    /// - Parameters:
    ///   - rows: the texts of the corpus to keep.
    ///   - numbers: the class of each text of the corpus.
    init(_ corpus: Corpus, rows: [Int], numbers: [Int]) {
        let rows = rows.suffix(Self.mostTexts)
        let features = corpus.vocabulary.count
        var counts = [UInt32](repeating: 0, count: features + 1)
        let vectors = rows.map { corpus.vocabulary.words(of: corpus.vector($0)) }
        for vector in vectors {
            for number in vector.numbers { counts[Int(number) + 1] += 1 }
        }
        for feature in 0..<features { counts[feature + 1] += counts[feature] }
        starts = counts
        var texts = [UInt32](repeating: 0, count: Int(counts[features]))
        var values = [Float](repeating: 0, count: texts.count)
        for (text, vector) in vectors.enumerated() {
            for (number, value) in zip(vector.numbers, vector.values) {
                let place = Int(counts[Int(number)])
                texts[place] = UInt32(text)
                values[place] = value
                counts[Int(number)] += 1
            }
        }
        self.texts = texts
        self.values = values
        classes = rows.map { UInt32(numbers[$0]) }
    }

    /// How near the nearest text is (the cosine of their words: 1 for the same words, 0 for none in common), and for
    /// each class how near those of its texts are that are among the nearest.
    ///
    /// - Parameter count: how many classes there are.
    func nearest(_ vector: FeatureVector, count: Int) -> (similarity: Float, scores: [Float]) {
        var similarities = [Float](repeating: 0, count: classes.count)
        texts.withUnsafeBufferPointer { texts in
            values.withUnsafeBufferPointer { values in
                similarities.withUnsafeMutableBufferPointer { similarities in
                    for (number, value) in zip(vector.numbers, vector.values) {
                        let range = Int(starts[Int(number)])..<Int(starts[Int(number) + 1])
                        guard range.count <= Self.commonest else { continue }
                        for place in range {
                            similarities[Int(texts[place])] += values[place] * value
                        }
                    }
                }
            }
        }
        let best = Self.best(similarities)
        var scores = [Float](repeating: 0, count: count)
        for (text, similarity) in best { scores[Int(classes[text])] += similarity * similarity }
        return (best.first?.similarity ?? 0, scores)
    }

    /// The largest, the largest first; of equals the earlier.
    private static func best(_ similarities: [Float]) -> [(text: Int, similarity: Float)] {
        var best: [(text: Int, similarity: Float)] = []
        var least: Float = 0
        for (text, similarity) in similarities.enumerated() where similarity > least {
            let place = best.firstIndex { $0.similarity < similarity } ?? best.count
            best.insert((text, similarity), at: place)
            if best.count > heard { best.removeLast() }
            if best.count == heard { least = best[heard - 1].similarity }
        }
        return best
    }
}
