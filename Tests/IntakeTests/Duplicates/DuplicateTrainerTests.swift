import Testing

@testable import Intake

@Suite("Learning what duplicates are")
struct DuplicateTrainerTests {
    /// Near pairs of one text are duplicates; those further apart, and near ones of other texts, are not.
    private func examples(_ count: Int) -> [DuplicateExample] {
        let texts = ["rats by the bins", "pothole at the corner", "lamp is dark", "noise all night", "tree fell down"]
        return (0..<count).map { number in
            let one = texts[number % texts.count] + " \(number)x"
            let isSame = number % 3 != 0
            let other = isSame ? texts[number % texts.count] : texts[(number + 1) % texts.count]
            let metres = number % 2 == 0 ? Double(number % 17) : 60 + Double(number % 71)
            return DuplicateExample(
                IncidentReport(text: one), IncidentReport(text: other),
                IncidentGap(metres: metres, days: Double(number % 9), isSameReporter: false),
                isDuplicate: isSame && metres < 20)
        }
    }

    @Test("what was learnt holds for pairs that were not seen, and the same pairs give the same model")
    func learns() throws {
        let model = try #require(DuplicateTrainer.learn(examples(60)))
        #expect(model == DuplicateTrainer.learn(examples(60)))
        let asked = Array(examples(90).dropFirst(60))
        let right = asked.count { pair in
            (model.judgement(pair.one, pair.other, pair.gap).chance >= model.likely) == pair.isDuplicate
        }
        #expect(right >= 28)
    }

    @Test("too few of either outcome teach nothing")
    func tooFew() {
        #expect(DuplicateTrainer.learn([]) == nil)
        #expect(DuplicateTrainer.learn(examples(60).filter { !$0.isDuplicate }) == nil)
    }

    @Test("a column that would point the wrong way is left out")
    func signs() {
        let rows = (0..<40).map { [Double($0 % 5), Double($0)] }
        let outcomes = (0..<40).map { $0 >= 20 }
        #expect(LogisticFit(rows, outcomes).weights[1] > 0)
        let fit = LogisticFit(rows, outcomes, signs: [0, -1])
        #expect(fit.weights[1] == 0)
    }

    @Test("weights are those of the maximum: the slope there is nothing")
    func maximum() {
        let rows = (0..<30).map { [Double($0), Double(($0 * 7) % 11)] }
        let outcomes = (0..<30).map { ($0 + ($0 * 7) % 5) > 16 }
        let fit = LogisticFit(rows, outcomes, ridge: 0.000001)
        var slope = [0.0, 0, 0]
        for (row, isTrue) in zip(rows, outcomes) {
            let chance = LogisticFit.chance(fit.intercept + row[0] * fit.weights[0] + row[1] * fit.weights[1])
            let error = (isTrue ? 1 : 0) - chance
            slope = [slope[0] + error, slope[1] + error * row[0], slope[2] + error * row[1]]
        }
        #expect(slope.allSatisfy { $0.magnitude < 0.001 })
    }
}
