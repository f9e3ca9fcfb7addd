import Desk
import Intake
import TestKit
import Testing

@Suite("Which requests may be about the same")
struct DuplicateRuleTests {
    private static let now = Moment(milliseconds: 1_800_000_000_000)
    private static let reach = DuplicateReach(nil)

    private func request(
        _ seed: UInt64, _ text: String, place: String? = nil, type: String? = nil, resident: Int64? = nil,
        daysAgo: Int64 = 0, isOpen: Bool = true
    ) -> DuplicateCandidate {
        var generator = SeededGenerator(seed: seed)
        return DuplicateCandidate(
            request: RowID(rawValue: Int64(seed)), number: TrackingNumber(using: &generator), title: text, text: text,
            department: "Health", requestType: type, place: place, resident: resident.map { RowID(rawValue: $0) },
            openedAt: Moment(milliseconds: Self.now.milliseconds - daysAgo * 86_400_000), isOpen: isOpen)
    }

    private func found(_ other: DuplicateCandidate, within reach: DuplicateReach = reach) -> PossibleDuplicate? {
        let mine = request(1, "Rats behind the school, 12 Bow St")
        return DuplicateRule.possible(of: mine, among: [other, other, mine], within: reach, now: Self.now).first
    }

    @Test("the same house and words of another resident are found, once, with why and how sure")
    func same() throws {
        let same = try #require(found(request(2, "There are rats at 12 Bow Street", daysAgo: 2)))
        #expect(same.reason == "same address, 2 days apart, same department, both say rats" && same.score > 0.9)
        let closed = try #require(found(request(2, "There are rats at 12 Bow Street", daysAgo: 2, isOpen: false)))
        #expect(closed.reason == same.reason + ", closed" && closed.score == same.score)
        let other = try #require(found(request(2, "Noise behind the gym, 12 Bow Street", daysAgo: 2)))
        #expect(other.reason.hasPrefix("same address") && other.score < same.score)
    }

    @Test("the place that staff typed counts as what the resident wrote, and so do a map's coordinates")
    func places() throws {
        let typed = try #require(found(request(2, "There are rats", place: "12 Bow", daysAgo: 2)))
        #expect(typed.reason.hasPrefix("same address"))
        let mine = request(1, "Street light is out", place: "42.38760, -71.09950", type: "light")
        let near = request(2, "the lamp is dark", place: "42.38770,-71.09955", type: "light", daysAgo: 1)
        let far = request(3, "the lamp is dark", place: "42.39760, -71.09950", type: "light", daysAgo: 1)
        let alike = DuplicateRule.possible(of: mine, among: [far, near], within: Self.reach, now: Self.now)
        #expect(alike.map(\.number) == [near.number])
        #expect(alike.first?.reason == "12 m apart, a day apart, same type")
    }

    @Test("another house, other words, or what is long done are not")
    func none() {
        #expect(found(request(2, "Snow at 14 Bow Street", daysAgo: 2)) == nil)
        #expect(found(request(2, "A pothole on Elm", daysAgo: 2)) == nil)
        let text = "Rats behind the school, 12 Bow St"
        #expect(found(request(2, text, daysAgo: 20, isOpen: false)) == nil)
        #expect(found(request(2, text, daysAgo: 20)) != nil && found(request(2, text, daysAgo: 31)) == nil)
    }

    @Test("the catalogue says for each type how far and how long, and never")
    func reach() {
        var type = RequestType(code: "light", names: [.english: "Light"], department: "Lights", queue: "lights")
        type.duplicateDays = 5
        let other = request(2, "Rats behind the school, 12 Bow St", daysAgo: 6)
        #expect(found(other, within: DuplicateReach(type)) == nil)
        type.duplicateDays = 7
        #expect(found(other, within: DuplicateReach(type)) != nil)
        type.duplicateMetres = 0
        #expect(found(other, within: DuplicateReach(type)) == nil)
        let mine = request(1, "Street light is out", place: "42.38760, -71.09950")
        let near = request(2, "Street light is out", place: "42.38770, -71.09955")
        for (metres, count) in [(10, 0), (20, 1)] {
            type.duplicateMetres = metres
            let alike = DuplicateRule.possible(of: mine, among: [near], within: DuplicateReach(type), now: Self.now)
            #expect(alike.count == count)
        }
    }

    @Test("two reports of one resident on one day are rather two things")
    func walk() throws {
        func score(_ resident: Int64) throws -> Double {
            let mine = request(1, "Light out at 12 Bow St", resident: 7)
            let other = request(2, "Light out at 12 Bow St, too", resident: resident)
            let found = DuplicateRule.possible(of: mine, among: [other], within: Self.reach, now: Self.now)
            return try #require(found.first).score
        }
        #expect(try score(7) < score(8))
    }

    @Test("the surest come first, and five at most")
    func order() {
        let text = "Rats behind the school, 12 Bow St"
        let mine = request(1, text)
        let others = (2...7).map { request($0, text, daysAgo: $0 == 2 ? 25 : 1) }
        let found = DuplicateRule.possible(of: mine, among: others, within: Self.reach, now: Self.now)
        #expect(found.count == 5 && !found.contains { $0.number == others[0].number })
        #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    }
}
