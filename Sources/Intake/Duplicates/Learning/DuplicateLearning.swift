import Foundation

/// Learns to tell duplicates from what the city's staff said of pairs: what they linked, and what they said is not about the same. What comes with
/// the program stays in use until the city's own model does better on pairs that it has not seen.
package enum DuplicateLearning {
    /// With fewer pairs of either outcome nothing is learnt.
    package static let fewest = 100
    /// Of either outcome, the newest: with more it takes minutes and tells no more.
    package static let most = 1_500
    /// So many of either outcome must be kept apart.
    private static let fewestAsked = 10
    /// How much better it must be, in mean logarithmic loss: what only just wins wins by chance.
    private static let margin = 0.01
    /// So many that were kept apart must be certain, for anything to be linked by itself.
    private static let fewestCertain = 20
    /// Nearer than this, two strangers' reports may be about the same thing, in metres.
    private static let nearby = 250.0

    /// What came of it.
    package struct Outcome: Hashable, Sendable {
        package let model: DuplicateModel
        /// Pairs of which people said something.
        package let pairs: Int
        /// Whether the model is the city's own.
        package let isProven: Bool
    }

    /// - Parameter pairs: the newest first.
    package static func outcome(of pairs: [DuplicateExample]) -> Outcome {
        let kept = Outcome(model: .shipped, pairs: pairs.count, isProven: false)
        let sides = [true, false].map { side in Array(pairs.filter { $0.isDuplicate == side }.prefix(most)) }
        guard sides.allSatisfy({ $0.count >= fewest }) else { return kept }
        let all = sides.flatMap(\.self)
        let (taught, asked) = parts(of: all)
        guard [true, false].allSatisfy({ side in asked.count { $0.isDuplicate == side } >= fewestAsked }),
            let trial = model(of: taught), isBetter(trial, on: asked), let learnt = model(of: all)
        else { return kept }
        let model = isCertainRightly(trial, on: asked) ? learnt : learnt.neverCertain
        return Outcome(model: model, pairs: pairs.count, isProven: true)
    }

    /// A fifth is kept apart. All that was said about one request goes to the same side, the same each time: a model that was taught one report
    /// of an incident has seen the others.
    static func parts(
        of pairs: [DuplicateExample]
    ) -> (taught: [DuplicateExample], asked: [DuplicateExample]) {
        var parts: (taught: [DuplicateExample], asked: [DuplicateExample]) = ([], [])
        for (index, pair) in pairs.enumerated() {
            // Ids grow with time: mixed, a fifth of them is a fifth of any time (Knuth's multiplicative hashing).
            let key = UInt64(bitPattern: pair.older?.rawValue ?? Int64(index)) &* 0x9E37_79B9_7F4A_7C15
            if (key >> 33) % 5 == 0 { parts.asked.append(pair) } else { parts.taught.append(pair) }
        }
        return parts
    }

    /// Staff are shown what is alike, and say which of that is the same; that all else is not, they have no need to say. So reports of different
    /// pairs are taught, too.
    private static func model(of pairs: [DuplicateExample]) -> DuplicateModel? {
        let half = pairs.count / 2
        let strangers = (0..<half).compactMap { index -> DuplicateExample? in
            let (mine, theirs) = (pairs[index], pairs[(index + half + 1) % pairs.count])
            // Reports of one incident are no strangers.
            guard mine.older == nil || mine.older != theirs.older else { return nil }
            let (one, other) = (mine.one, theirs.other)
            let gap = IncidentGap(one, other, days: mine.gap.days, isSameReporter: false)
            guard one != other, gap.estimated(one, other).metres.map({ $0 > nearby }) ?? true else { return nil }
            return DuplicateExample(one, other, gap, isDuplicate: false)
        }
        return DuplicateTrainer.learn(pairs + strangers, rarity: .usual)
    }

    private static func isBetter(_ model: DuplicateModel, on pairs: [DuplicateExample]) -> Bool {
        loss(model, pairs) + margin < loss(.shipped, pairs) && agreement(model, pairs) >= agreement(.shipped, pairs)
    }

    private static func loss(_ model: DuplicateModel, _ pairs: [DuplicateExample]) -> Double {
        let sum = pairs.reduce(0.0) { sum, pair in
            let chance = min(max(model.judgement(pair.one, pair.other, pair.gap).chance, 1e-6), 1 - 1e-6)
            return sum - log(pair.isDuplicate ? chance : 1 - chance)
        }
        return sum / Double(max(1, pairs.count))
    }

    /// F1, from where each model holds a pair for one incident.
    private static func agreement(_ model: DuplicateModel, _ pairs: [DuplicateExample]) -> Double {
        let likely = pairs.filter { model.judgement($0.one, $0.other, $0.gap).chance >= model.likely }
        let right = likely.count(where: \.isDuplicate)
        let all = likely.count + pairs.count(where: \.isDuplicate)
        return all == 0 ? 0 : 2 * Double(right) / Double(all)
    }

    private static func isCertainRightly(_ model: DuplicateModel, on pairs: [DuplicateExample]) -> Bool {
        let certain = pairs.filter { model.judgement($0.one, $0.other, $0.gap).isCertain }
        let right = certain.count(where: \.isDuplicate)
        return certain.count >= fewestCertain
            && Double(right) >= DuplicateTrainer.certainPrecision * Double(certain.count)
    }
}

extension DuplicateModel {
    /// The same, but that nothing is linked by itself.
    var neverCertain: DuplicateModel {
        DuplicateModel(weights: weights, intercept: intercept, rarity: rarity, likely: likely, certain: 2)
    }
}
