import TestKit
import Testing

@testable import Intake

@Suite("Duplicates are learnt from what staff said of pairs, once that is proven")
struct DuplicateLearningTests {
    /// A town where a house has many lamps: what is at one address is not the same, what has one pole's number is.
    private func pairs(_ count: Int, mixed: Bool = false, seed: UInt64 = 1) -> [DuplicateExample] {
        var generator = SeededGenerator(seed: seed)
        func number() -> Int { 1_000 + generator.below(8_000) }
        return (0..<2 * count).map { index in
            let (isSame, pole, house) = (index % 2 == 0, number(), number())
            let one = "Street light out, pole x\(pole)z" + (isSame ? "" : " at \(house) Bow Street")
            let other =
                isSame ? "pole x\(pole)z is dark" : "Street light out at \(house) Bow Street, pole x\(number())z"
            let (a, b) = (IncidentReport(text: one, type: "light"), IncidentReport(text: other, type: "light"))
            return DuplicateExample(
                a, b, IncidentGap(a, b, days: Double(generator.below(9)), isSameReporter: false),
                isDuplicate: mixed ? generator.below(2) == 0 : isSame)
        }
    }

    private func chance(_ pair: DuplicateExample, _ model: DuplicateModel) -> Double {
        model.judgement(pair.one, pair.other, pair.gap).chance
    }

    @Test("what the city's pairs tell is taken up, and says more of pairs that it has not seen")
    func learns() throws {
        let outcome = DuplicateLearning.outcome(of: pairs(150))
        #expect(outcome.isProven && outcome.pairs == 300)
        let unseen = pairs(50, seed: 7)
        let right = unseen.count { (chance($0, outcome.model) >= outcome.model.likely) == $0.isDuplicate }
        let shipped = unseen.count { (chance($0, .shipped) >= DuplicateModel.shipped.likely) == $0.isDuplicate }
        #expect(right > 90 && right > shipped, "\(right) and \(shipped) of 100")
        // Nothing of it lies where people live: nothing is linked by itself.
        #expect(outcome.model.certain > 1)
        #expect(DuplicateLearning.outcome(of: pairs(150)) == outcome)
    }

    @Test("what was said about one request is all taught or all kept apart, the same each time")
    func apart() {
        // Of each of forty requests ten others were said to be the same, or not.
        let all = pairs(200).enumerated().map { index, pair in
            DuplicateExample(
                pair.one, pair.other, pair.gap, isDuplicate: pair.isDuplicate,
                older: RowID(rawValue: Int64(index % 40) * 4_096))
        }
        let (taught, asked) = DuplicateLearning.parts(of: all)
        #expect(taught.count + asked.count == all.count)
        #expect(Set(taught.map(\.older)).isDisjoint(with: asked.map(\.older)))
        #expect((4...12).contains(Set(asked.map(\.older)).count))
        let later = DuplicateLearning.parts(of: Array(all.dropFirst(7).reversed()))
        #expect(Set(later.asked.map(\.older)).isSubset(of: asked.map(\.older)))
    }

    @Test("with few pairs, of one outcome alone, or where people disagree, what comes with the program stays")
    func keeps() {
        #expect(DuplicateLearning.outcome(of: []).model == .shipped)
        #expect(!DuplicateLearning.outcome(of: pairs(99)).isProven)
        #expect(!DuplicateLearning.outcome(of: pairs(300).filter(\.isDuplicate)).isProven)
        // All about one request: nothing can be kept apart.
        let one = pairs(150).map {
            DuplicateExample($0.one, $0.other, $0.gap, isDuplicate: $0.isDuplicate, older: RowID(rawValue: 7))
        }
        #expect(!DuplicateLearning.outcome(of: one).isProven)
        // Of what people disagree on, nothing says more than that they do.
        let guessed = DuplicateLearning.outcome(of: pairs(150, mixed: true))
        for pair in pairs(50, seed: 7) {
            #expect(guessed.model == .shipped || (0.3...0.7).contains(chance(pair, guessed.model)))
        }
        #expect(guessed.model == .shipped || guessed.model.certain > 1)
    }

    @Test("a model is kept as bytes, and what is none is refused; the one in use stays then")
    func bytes() throws {
        let model = DuplicateLearning.outcome(of: pairs(150)).model
        #expect(try DuplicateModel(decoding: model.encoded) == model)
        let served = ServedDuplicates()
        #expect(served.model == .shipped && served.version == nil)
        try served.take(model.encoded, version: 3)
        #expect(served.model == model && served.version == 3)
        for broken in [
            "", "{}", "[]",
            String(decoding: model.encoded, as: UTF8.self).replacing("version\":1", with: "version\":2"),
        ] {
            #expect(throws: ModelFailure.self) { try served.take(Array(broken.utf8), version: 4) }
        }
        let short = #"{"version":1,"weights":[1,2],"intercept":0,"likely":0.5,"certain":1}"#
        #expect(throws: ModelFailure.damaged) { try served.take(Array(short.utf8), version: 4) }
        #expect(served.version == 3)
    }
}
