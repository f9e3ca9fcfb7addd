import Testing

@testable import Intake

@Suite("Scores and samples of surveys")
struct SurveyScoresTests {
    @Test("a bare score is one digit from 1 to 5", arguments: ["1", " 5 ", "3.", "4!", "2\n"])
    func bare(_ text: String) { #expect(SurveyScores(bare: text) != nil) }

    @Test(
        "anything else is a message",
        arguments: ["", "0", "6", "10", "4 stars", "5/5", "-3", "five", "٣", "3 4", "4?", "....................5", "½"])
    func message(_ text: String) { #expect(SurveyScores(bare: text) == nil) }

    @Test("scores are 1 to 5, words have a limit")
    func limits() {
        #expect(SurveyScores(overall: 0) == nil && SurveyScores(overall: 6) == nil)
        #expect(SurveyScores(overall: 3, ease: 0) == nil)
        #expect(SurveyScores(overall: 3, text: String(repeating: "x", count: 2_001)) == nil)
        #expect(SurveyScores(overall: 5, accuracy: 1, courtesy: 2, ease: 3, text: "x") != nil)
    }

    @Test("a rate takes its share of requests, and always the same ones", arguments: [0, 20, 50, 100])
    func samples(_ rate: Int) {
        let taken = (0..<10_000).filter { SurveyRules().samples(RowID(rawValue: Int64($0) << 20), rate: rate) }
        #expect(abs(taken.count - rate * 100) < 250, "\(taken.count)")
        #expect(taken == (0..<10_000).filter { SurveyRules().samples(RowID(rawValue: Int64($0) << 20), rate: rate) })
    }
}
