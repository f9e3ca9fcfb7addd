import Foundation

/// A model as it is kept: JSON, since it is some twenty numbers that somebody may want to read.
extension DuplicateModel {
    /// Raised where a feature is added or means something else: an older model is no model then.
    private static let version = 1

    private struct Document: Codable {
        var version: Int
        /// In the order of the features.
        var weights: [Double]
        var intercept: Double
        var likely: Double
        var certain: Double
    }

    /// How rare words are is not kept: what is learnt of a city's pairs takes the usual.
    package var encoded: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let document = Document(
            version: Self.version, weights: weights, intercept: intercept, likely: likely, certain: certain)
        // Finite numbers always encode.
        return (try? encoder.encode(document)).map { Array($0) } ?? []
    }

    /// - Throws: where the bytes are none, or of another version of this program.
    package init(decoding bytes: [UInt8]) throws(ModelFailure) {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)),
            document.version == Self.version
        else { throw .notAModel }
        let numbers = document.weights + [document.intercept, document.likely, document.certain]
        guard document.weights.count == DuplicateFeature.allCases.count, numbers.allSatisfy(\.isFinite) else {
            throw .damaged
        }
        self.init(
            weights: document.weights, intercept: document.intercept, rarity: .usual, likely: document.likely,
            certain: document.certain)
    }
}
