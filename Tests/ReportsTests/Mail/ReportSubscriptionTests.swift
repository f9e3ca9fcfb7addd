import Intake
import Reports
import Testing

@Suite("When a report is due")
struct ReportSubscriptionTests {
    private func due(
        _ rhythm: ReportRhythm, _ today: String, minute: Int = 420, last: String? = nil, isFromSunday: Bool = false
    ) -> [String] {
        ReportSubscription(
            name: "Figures", rhythm: rhythm, pages: [.overview], to: ["a@b.example"],
            channel: ChannelName(kind: .email, id: "email"), minutes: 420, isFromSunday: isFromSunday
        ).due(today: today, minute: minute, last: last).map { "\($0.firstDay) \($0.lastDay)" }
    }

    @Test("the first is of the period that is over, once its hour has come")
    func first() {
        #expect(due(.day, "2026-11-23") == ["2026-11-22 2026-11-22"])
        #expect(due(.day, "2026-11-23", minute: 419) == ["2026-11-21 2026-11-21"])
        #expect(due(.week, "2026-11-23") == ["2026-11-16 2026-11-22"])
        #expect(due(.week, "2026-11-23", isFromSunday: true) == ["2026-11-15 2026-11-21"])
        #expect(due(.month, "2026-11-01") == ["2026-10-01 2026-10-31"])
        #expect(due(.month, "2026-11-01", minute: 0) == ["2026-09-01 2026-09-30"])
        #expect(due(.quarter, "2027-01-01") == ["2026-10-01 2026-12-31"])
    }

    @Test("none twice; what was missed follows, oldest first, and no more than seven")
    func later() {
        #expect(due(.month, "2026-11-05", last: "2026-10-01") == [])
        #expect(due(.month, "2026-11-05", last: "2026-08-01") == ["2026-09-01 2026-09-30", "2026-10-01 2026-10-31"])
        let days = due(.day, "2026-11-23", last: "2026-10-01")
        #expect(days.count == 7 && days.first == "2026-11-16 2026-11-16" && days.last == "2026-11-22 2026-11-22")
        #expect(due(.day, "2026-11-23", minute: 0, last: "2026-11-21") == [])
    }
}
