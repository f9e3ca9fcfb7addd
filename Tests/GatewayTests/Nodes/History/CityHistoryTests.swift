import Testing

/// The judge of the tests of faults, judged itself: each broken promise is found, and nothing else.
@Suite("What clients saw of a city")
struct CityHistoryTests {
    private typealias Flaw = CityHistory.Flaw

    private static let lane = "text +16175550100"

    /// Two texts on one request, the third written and not acknowledged, and told of once.
    private func history(
        shown: [String] = ["one", "two"], answers: [(number: String, id: String)] = [("A", "1")]
    ) -> CityHistory {
        var history = CityHistory()
        history.wrote("one", Self.lane, isAcknowledged: true)
        history.wrote("two", Self.lane, isAcknowledged: true)
        history.wrote("three", Self.lane, isAcknowledged: false)
        history.shows(Self.lane, number: "A", shown)
        for answer in answers { history.answered(Self.lane, number: answer.number, id: answer.id) }
        return history
    }

    @Test("all is well, with or without what nobody was told is there")
    func well() {
        #expect(history().flaws.isEmpty)
        #expect(history(shown: ["one", "two", "three"]).flaws.isEmpty)
        #expect(history().acknowledged == 2)
    }

    @Test("an acknowledged message that stands nowhere is lost")
    func lost() {
        #expect(history(shown: ["one"]).flaws == [.lost(Self.lane, "two")])
        #expect(history(shown: []).flaws == [.lost(Self.lane, "one"), .lost(Self.lane, "two")])
    }

    @Test("a message that stands twice is doubled, on one request or on two, acknowledged or not")
    func doubled() {
        #expect(history(shown: ["one", "two", "two"]).flaws == [.doubled(Self.lane, "two")])
        #expect(history(shown: ["one", "two", "three", "three"]).flaws == [.doubled(Self.lane, "three")])
        var history = history()
        history.shows(Self.lane, number: "B", ["two"])
        history.answered(Self.lane, number: "B", id: "2")
        #expect(history.flaws == [.doubled(Self.lane, "two")])
    }

    @Test("another order than that of writing is seen")
    func reordered() {
        #expect(history(shown: ["two", "one"]).flaws == [.reordered(Self.lane)])
        #expect(history(shown: ["one", "three", "two"]).flaws == [.reordered(Self.lane)])
    }

    @Test("what its resident never wrote is strange")
    func strange() {
        #expect(history(shown: ["one", "two", "four"]).flaws == [.strange(Self.lane, "four")])
        var history = history()
        history.shows("chat 1", number: "B", ["two"])
        history.answered("chat 1", number: "B", id: "2")
        #expect(history.flaws == [.strange("chat 1", "two")])
    }

    @Test("a request of which nobody was told is unanswered, and of which somebody was told twice, too often")
    func answered() {
        #expect(history(answers: []).flaws == [.unanswered(Self.lane, "A")])
        #expect(history(answers: [("A", "1"), ("A", "2")]).flaws == [.answeredTwice(Self.lane, "A")])
        #expect(history(answers: [("A", "1"), ("B", "2")]).flaws == [.answeredForNothing(Self.lane, "B")])
    }

    @Test("the same acknowledgement once more is a repeat, which is counted")
    func repeats() {
        let history = history(answers: [("A", "1"), ("A", "1"), ("A", "1")])
        #expect(history.flaws.isEmpty)
        #expect(history.repeats == 2)
    }

    @Test("somebody who was told that it is there, and of whom nothing is shown, was not heard")
    func unheard() {
        var history = CityHistory()
        history.wrote("one", Self.lane, isAcknowledged: true)
        #expect(history.flaws == [.lost(Self.lane, "one"), .unheard(Self.lane)])
    }
}
