import Foundation

/// Tells what texts are about, by what it has learnt from examples: the type of a request, the department, junk or not.
///
/// Several voices are heard: lines on words, pairs of words and letter sequences (`LinearVoice`), small networks over
/// the same (`Network`), the texts most like it (`NearestTexts`), and what was reported nearby (`PlaceVoice`). `Blend`
/// makes one calibrated probability of them. A value: made by `learn(from:)`, kept as bytes (`encoded`), the same from
/// the same examples on every run.
package struct TextModel: Sendable, Equatable {
    let classes: ModelClasses
    let vocabulary: Vocabulary
    let linear: LinearVoice
    let networks: [Network]
    let nearest: NearestTexts
    let places: PlaceVoice?
    var blend: Blend
    /// From which probability on a decision may be taken without a person.
    package internal(set) var thresholds: Thresholds
    /// How many examples it has learnt from.
    package let examples: Int

    /// A probability below this counts as this: a network's certainty has limits.
    private static let leastProbability: Float = 1e-7

    /// The labels it tells apart, sorted.
    package var labels: [String] { classes.labels }
    /// The departments it tells apart, sorted.
    package var departments: [String] { classes.departments }

    /// What the text is likely about. Total: any text gets an answer, a strange one with a high `strangeness`.
    package func classify(_ text: String, at place: GeoPoint? = nil) -> Classification {
        let scanner = FeatureScanner(FeatureText(text))
        let vector = vocabulary.vector(of: scanner)
        let (scores, similarity) = scores(vector, at: place)
        let probabilities = blend.probabilities(scores)
        let labelled = classes.labelProbabilities(probabilities)
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
        return Classification(
            labels: Self.likeliest(classes.labels, labelled),
            departments: Self.likeliest(classes.departments, classes.departmentProbabilities(probabilities)),
            strangeness: strangeness(scores, probabilities, similarity: similarity),
            reasons: reasons(scanner, vector, class: best))
    }

    /// What each voice says, for each class a score, and how near the nearest known text is.
    func scores(_ vector: FeatureVector, at place: GeoPoint?) -> (scores: [[Float]], similarity: Float) {
        let count = classes.count
        var means = [Float](repeating: 0, count: count)
        for network in networks {
            let probabilities = network.probabilities(vector, count: count)
            for label in means.indices { means[label] += probabilities[label] / Float(networks.count) }
        }
        let near = nearest.nearest(vocabulary.words(of: vector), count: count)
        let heard = [
            linear.scores(vector, count: count), means.map { log(max($0, Self.leastProbability)) }, near.scores,
        ]
        return (heard + (places.map { $0.scores(place) } ?? []), near.similarity)
    }

    private static func likeliest(_ names: [String], _ probabilities: [Float]) -> [Classification.Guess] {
        let sorted = probabilities.indices.sorted {
            (probabilities[$1], $0) < (probabilities[$0], $1)
        }
        return sorted.prefix(3).map { Classification.Guess(name: names[$0], probability: probabilities[$0]) }
    }
}
