import Foundation
import Intake
import Testing

@testable import Reports

@Suite("The list of what is to be followed up as a file")
struct FollowUpFileTests {
    private let calendar = CityCalendar(timeZone: .gmt)

    private func entry(_ change: (inout FollowUpEntry) -> Void) throws -> FollowUpEntry {
        var generator = SystemRandomNumberGenerator()
        var entry = FollowUpEntry(
            request: RowID(rawValue: 7), number: TrackingNumber(using: &generator), title: "My words", isOpen: true,
            department: "Public Works", priority: 2, openedAt: Moment(milliseconds: 0))
        change(&entry)
        return entry
    }

    @Test("days instead of times, no word of a resident's, and no formula")
    func csv() throws {
        let now = Moment(milliseconds: 3 * 86_400_000 + 5)
        let entry = try entry {
            $0.overdueSince = Moment(milliseconds: 86_400_000)
            $0.isSilent = true
            $0.owner = FollowUpEntry.Owner(id: RowID(rawValue: 1), name: "=HYPERLINK(\"x\")")
        }
        let file = FollowUpFile([entry], calendar: calendar, now: now)
        let lines = file.csv.split(separator: "\r\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("number,department,"))
        #expect(
            lines[1].hasSuffix(
                ",Public Works,,2,overdue silent,1970-01-01,3,1970-01-02,,,,,,\"'=HYPERLINK(\"\"x\"\")\","))
        #expect(!file.csv.contains("My words"))
        let json = try file.json()
        #expect(json.contains("\"overdue_since\" : \"1970-01-02\"") && json.contains("\"age_days\" : 3"))
        #expect(!json.contains("My words") && !json.contains("promised_for"))
    }

    @Test("the most urgent first, and of these the oldest; a place is read back as it was written")
    func places() throws {
        let places = [(1, 9), (2, 3), (2, 4)].map { FollowUpPlace(priority: $0.0, request: RowID(rawValue: $0.1)) }
        #expect(places.shuffled().sorted() == places)
        #expect(places.map { FollowUpPlace($0.text) } == places)
        for wrong in ["", "1", "1-", "a-1", "1-2-3"] { #expect(FollowUpPlace(wrong) == nil) }
    }

    @Test("the reasons of an entry stand in one order, and days that are out of bounds are moved into them")
    func reasons() throws {
        let all = try entry {
            $0.overdueSince = $0.openedAt
            $0.promisedFor = "2026-11-21"
            $0.complainedAt = $0.openedAt
            $0.isSilent = true
        }
        #expect(all.reasons == FollowUpReason.allCases)
        #expect(try entry { _ in }.reasons.isEmpty)
        let now = Moment(milliseconds: 0)
        #expect(FollowUpFilter(now: now, today: "", silentDays: 0).silentDays == 1)
        #expect(FollowUpFilter(now: now, today: "", silentDays: 900).silentDays == 365)
    }
}
