import Intake
import Reports
import Testing

@Suite("A figure beside its target")
struct JudgedTargetTests {
    private static func target(
        _ measure: Measure, _ statistic: TargetStatistic, _ bound: TargetBound, _ value: Int64, rate: TargetRate? = nil,
        part: TargetPart? = nil, id: Int64 = 1
    ) throws -> FigureTarget {
        let draft = try #require(
            TargetDraft(
                measure: measure, statistic: statistic, part: part, bound: bound, value: value, rate: rate,
                from: "2026-03-01", to: nil))
        return FigureTarget(id: RowID(rawValue: id), draft: draft, setBy: "Max", setAt: Moment(milliseconds: 0))
    }

    @Test("met or missed, and how far off, in its unit and in percent")
    func verdicts() throws {
        let hour: Int64 = 3_600_000
        let late = JudgedTarget(
            target: try Self.target(.firstAnswer, .median, .atMost, 4 * hour), figure: 6 * hour, wanted: 4 * hour)
        #expect(late.isMet == false && late.offTenths == 500)
        #expect(TargetWords.verdict(late) == "missed by 2 h 0 min (50.0 %)")
        #expect(TargetWords.beside(late) == "Target: at most 4 h 0 min; missed by 2 h 0 min (50.0 %)")
        let early = JudgedTarget(
            target: try Self.target(.firstAnswer, .median, .atMost, 4 * hour), figure: 3 * hour, wanted: 4 * hour)
        #expect(TargetWords.verdict(early) == "met, 1 h 0 min (25.0 %) to spare")
        let exact = JudgedTarget(
            target: try Self.target(.firstAnswer, .median, .atMost, hour), figure: hour, wanted: hour)
        #expect(exact.isMet == true && TargetWords.verdict(exact) == "met exactly")
        let none = JudgedTarget(
            target: try Self.target(.firstAnswer, .median, .atMost, hour), figure: nil, wanted: hour)
        #expect(none.isMet == nil && TargetWords.verdict(none) == "no figure in these days")
        let chat = try #require(TargetPart(.channelKind, "chat"))
        let share = JudgedTarget(
            target: try Self.target(.contact, .share, .atLeast, 100, part: chat), figure: 77, wanted: 100)
        #expect(TargetWords.verdict(share) == "missed by 2.3 percentage points (23.0 %)")
        let score = JudgedTarget(target: try Self.target(.overall, .mean, .atLeast, 420), figure: 441, wanted: 420)
        #expect(TargetWords.verdict(score) == "met, 0.21 points (5.0 %) to spare")
        // Nothing at all was wanted.
        let zero = JudgedTarget(
            target: try Self.target(.resolvedLate, .sum, .atMost, 0, rate: .day), figure: 3, wanted: 0)
        #expect(zero.offTenths == nil && TargetWords.verdict(zero) == "missed by 3")
        let ordered = JudgedTarget.ordered([early, none, exact, late, share, zero])
        #expect(ordered == [zero, late, share, none, exact, early])
    }

    @Test("a sum is held to the part of it that falls to the days")
    func rates() {
        #expect(TargetRate.day.part(of: 10, days: 7) == 70 && TargetRate.week.part(of: 70, days: 3) == 30)
        #expect(TargetRate.year.part(of: 365, days: 30) == 30 && TargetRate.month.part(of: 365, days: 1) == 12)
        #expect(TargetRate.month.part(of: 100, days: 365) == 1_200)
        #expect(TargetRate.day.part(of: .max, days: 2) == .max)
    }

    @Test("what is no target is refused")
    func drafts() {
        func draft(
            _ measure: Measure, _ statistic: TargetStatistic, _ value: Int64, _ rate: TargetRate? = nil,
            part: TargetPart? = nil, from: String = "2026-03-01", to: String? = nil
        ) -> TargetDraft? {
            TargetDraft(
                measure: measure, statistic: statistic, part: part, bound: .atMost, value: value, rate: rate,
                from: from, to: to)
        }
        let chat = TargetPart(.channelKind, "chat")
        #expect(draft(.contact, .sum, 5, .week) != nil && draft(.contact, .sum, 5) == nil)
        #expect(draft(.contact, .share, 5) == nil && draft(.contact, .share, 5, part: chat) != nil)
        #expect(draft(.contact, .share, 1_001, part: chat) == nil && draft(.contact, .median, 5) == nil)
        #expect(draft(.firstAnswer, .p90, 5) != nil && draft(.firstAnswer, .p90, 5, .day) == nil)
        #expect(draft(.firstAnswer, .p90, -1) == nil && draft(.contactHour, .sum, 1, .day) == nil)
        #expect(draft(.resolvedLate, .percentage, 50) != nil && draft(.contact, .percentage, 50) == nil)
        #expect(draft(.overall, .mean, 5, from: "2026-02-30") == nil)
        #expect(draft(.overall, .mean, 5, to: "2026-02-28") == nil)
        #expect(TargetPart(.channelKind, "pigeon") == nil && TargetPart(.day, "2026-03-01") == nil)
        #expect(TargetPart(.department, "") == nil)
    }
}
