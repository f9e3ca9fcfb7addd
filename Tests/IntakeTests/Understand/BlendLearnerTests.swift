import TestKit
import Testing

@testable import Intake

@Suite("Understanding: the blend of voices")
struct BlendLearnerTests {
    /// Two voices over three labels: one that is right four times in five, one that knows nothing.
    private func cases(_ count: Int) -> [BlendLearner.Case] {
        var random = SeededGenerator(seed: 3)
        return (0..<count).map { _ in
            let label = random.below(3)
            let told = random.below(5) == 0 ? (label + 1) % 3 : label
            let noise = random.below(3)
            return BlendLearner.Case(
                scores: [(0..<3).map { $0 == told ? 1 : 0 }, (0..<3).map { $0 == noise ? 1 : 0 }], label: label)
        }
    }

    @Test("a voice counts for as much as it is right, and the probability holds what it promises")
    func weights() {
        let blend = BlendLearner(cases: cases(2_000), voices: 2).learnt()
        #expect(blend.weights[0] > 1.5)
        #expect(abs(blend.weights[1]) < 0.2)
        let probability = blend.probabilities([[1, 0, 0], [0, 0, 0]])[0]
        #expect(abs(probability - 0.8) < 0.04)
    }

    @Test("a voice that is mostly wrong is not heard, instead of believed the other way round")
    func wrongVoice() {
        let wrong = cases(500).map {
            BlendLearner.Case(scores: [$0.scores[0], $0.scores[0].map { -$0 }], label: $0.label)
        }
        let blend = BlendLearner(cases: wrong, voices: 2).learnt()
        #expect(blend.weights.allSatisfy { $0 >= 0 })
        #expect(blend.weights[0] > 1.5)
    }

    @Test("without any case all voices are heard a little")
    func noCases() {
        let blend = BlendLearner(cases: [], voices: 2).learnt()
        #expect(blend.weights.allSatisfy { $0.isFinite && $0 >= 0 })
    }
}
