import Desk
import Intake
import TestKit
import Testing

@Suite("Which requests may be about the same")
struct DuplicateRuleTests {
    private static let now = Moment(milliseconds: 1_800_000_000_000)

    private func request(
        _ seed: UInt64, _ text: String, department: String = "Health", daysAgo: Int64 = 0, isOpen: Bool = true
    ) -> DuplicateCandidate {
        var generator = SeededGenerator(seed: seed)
        return DuplicateCandidate(
            number: TrackingNumber(using: &generator), title: text, text: text, department: department,
            openedAt: Moment(milliseconds: Self.now.milliseconds - daysAgo * 86_400_000), isOpen: isOpen)
    }

    private func found(_ text: String, daysAgo: Int64 = 0, isOpen: Bool = true) -> PossibleDuplicate? {
        let mine = request(1, "Rats behind the school, 12 Bow St")
        let other = request(2, text, daysAgo: daysAgo, isOpen: isOpen)
        return DuplicateRule.possible(of: mine, among: [other, other, mine], now: Self.now).first
    }

    @Test("the same house and words of another resident are found, once, with why and how sure")
    func same() throws {
        let same = try #require(found("There are rats at 12 Bow Street"))
        #expect(same.reason == "same address, same words, same department" && same.score == 1)
        let other = try #require(found("Noise behind the gym, 12 Bow Street"))
        #expect(other.reason.hasPrefix("same address") && other.score < 0.9)
    }

    @Test(
        "another house, other words, or what is long done are not",
        arguments: [
            ("Snow at 14 Bow Street", Int64(0), true), ("A pothole on Elm", 0, true),
            ("Rats behind the school, 12 Bow St", 20, false),
        ])
    func none(_ text: String, _ daysAgo: Int64, _ isOpen: Bool) {
        #expect(found(text, daysAgo: daysAgo, isOpen: isOpen) == nil)
    }

    @Test("what was reported months ago counts half; the surest come first, and five at most")
    func order() {
        let text = "Rats behind the school, 12 Bow St"
        let mine = request(1, text)
        let others = (2...7).map { request($0, text, daysAgo: $0 == 2 ? 90 : 1) }
        let found = DuplicateRule.possible(of: mine, among: others, now: Self.now)
        #expect(found.count == 5 && !found.contains { $0.number == others[0].number })
        let old = DuplicateRule.possible(of: mine, among: [others[0]], now: Self.now)
        #expect(((old.first?.score ?? 0) - 0.5).magnitude < 0.001)
    }

    @Test("the index is asked for the address and for the words that tell most")
    func searches() {
        let searches = DuplicateRule.searches(for: request(1, "Rats behind the school, 12 Bow St"))
        #expect(searches == ["12 bow ", "behind school "])
    }
}
