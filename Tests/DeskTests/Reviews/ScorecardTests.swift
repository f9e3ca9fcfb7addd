import Desk
import Foundation
import Testing

@Suite("Scorecards as people define them")
struct ScorecardTests {
    private func draft(_ name: String, _ lines: [(String, String, Bool)]) -> ScorecardDraft {
        ScorecardDraft(
            name: name, lines: lines.map { ScorecardDraft.Line(text: $0.0, points: $0.1, isCritical: $0.2) })
    }

    @Test("lines without a question are left out; the rest becomes the card")
    func card() throws {
        let card = try #require(
            draft(" Emails ", [("Right", "10", true), ("", "x", false), (" Kind ", "5", false)]).card)
        #expect(card.name == "Emails" && card.questions.map(\.text) == ["Right", "Kind"] && card.most == 15)
        #expect(card.questions.map(\.isCritical) == [true, false])
    }

    @Test("what is wrong is said of its place")
    func problems() {
        #expect(draft("", []).problems == [.name, .noQuestions])
        #expect(draft("A", [("", "", false), ("Right", "0", false)]).problems == [.points(1)])
        #expect(draft("A", [(String(repeating: "x", count: 201), "5", false)]).problems == [.question(0)])
    }

    @Test("no point for what is critical leaves none at all; cards kept before know nothing critical")
    func critical() throws {
        let card = Scorecard(
            name: "A", questions: [.init("Right", points: 10, isCritical: true), .init("Kind", points: 5)])
        #expect(card.total(of: [9, 0]) == 9 && card.total(of: [0, 5]) == 0)
        let old = Data(#"{"name":"A","questions":[{"text":"Right","points":10}]}"#.utf8)
        #expect(try JSONDecoder().decode(Scorecard.self, from: old).questions[0].isCritical == false)
        let again = try JSONDecoder().decode(Scorecard.self, from: JSONEncoder().encode(card))
        #expect(again == card)
    }
}
