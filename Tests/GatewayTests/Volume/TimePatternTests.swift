import Testing

@testable import Gateway
@testable import Intake

@Suite("How files write dates and times")
struct TimePatternTests {
    @Test(
        "dates",
        arguments: [
            ("yyyy-MM-dd", "2026-11-21", "2026-11-21"), ("MM/dd/yyyy", "11/21/2026", "2026-11-21"),
            ("M/d/yy", "3/1/26", "2026-03-01"), ("dd.MM.yyyy", "01.03.2026", "2026-03-01"),
            ("d MMM yyyy", "1 Mar 2026", "2026-03-01"), ("MMM d, yyyy", "FEB 28, 2026", "2026-02-28"),
            ("yyyyMMdd", "20261121", "2026-11-21"), ("'on 'yyyy-MM-dd''", "on 2026-11-21'", "2026-11-21"),
        ])
    func dates(pattern: String, text: String, day: String) throws {
        let written = try #require(TimePattern(pattern))
        let parts = try #require(written.read(text))
        #expect(parts.date.map { CivilDate(daysSince1970: $0).description } == day)
    }

    @Test(
        "no dates",
        arguments: [
            ("yyyy-MM-dd", "2026-1-21"), ("yyyy-MM-dd", "2026-11-21 "), ("M/d/yy", "3/1/2026"), ("yyyy-MM-dd", ""),
            ("d MMM yyyy", "1 Mrz 2026"), ("yyyy-MM-dd", "２０２６-11-21"),
        ])
    func noDates(pattern: String, text: String) throws {
        let written = try #require(TimePattern(pattern))
        #expect(written.read(text) == nil)
    }

    @Test(
        "a date that the calendar does not have",
        arguments: ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-00"])
    func noSuchDate(_ text: String) throws {
        let written = try #require(TimePattern("yyyy-MM-dd"))
        #expect(written.read(text)?.date == nil)
    }

    @Test(
        "hours",
        arguments: [
            ("H", "0", 0), ("H", "23", 23), ("HH:mm", "08:30", 8), ("h a", "12 AM", 0), ("h:mm a", "12:15 pm", 12),
            ("h:mm a", "1:00 PM", 13), ("HH:mm*", "14:00 - 15:00", 14), ("ha", "9am", 9),
        ])
    func hours(pattern: String, text: String, hour: Int) throws {
        let written = try #require(TimePattern(pattern))
        #expect(written.read(text)?.hour == hour)
    }

    @Test(
        "no hours",
        arguments: [("H", "24"), ("h a", "0 AM"), ("h a", "13 PM"), ("HH:mm", "08:60"), ("H", "-1"), ("h a", "1 XM")])
    func noHours(pattern: String, text: String) throws {
        let written = try #require(TimePattern(pattern))
        #expect(written.read(text) == nil)
    }

    @Test("offsets", arguments: [("Z", 0), ("-05:00", -300), ("-0500", -300), ("+05", 300), ("+05:45", 345)])
    func offsets(text: String, minutes: Int) throws {
        let pattern = try #require(TimePattern("yyyy-MM-dd'T'HH:mm:ssX"))
        #expect(pattern.read("2026-11-21T08:00:00" + text)?.offset == minutes)
        #expect(pattern.hasDate && pattern.hasHour)
    }

    @Test("what is no pattern", arguments: ["yyyy-MM-ddTHH", "yyy", "'open", "H*m", "QQ", "MMMM"])
    func noPattern(_ text: String) { #expect(TimePattern(text) == nil) }

    @Test("any text is read or refused")
    func total() throws {
        let pattern = try #require(TimePattern("M/d/yyyy h:mm a*"))
        for text in ["1/2/2026 3:04 PMx", "1", "1/", "\u{0}", "🚧", "1/2/2026 3:04 P", "99999999999999999999"] {
            _ = pattern.read(text)
        }
        #expect(pattern.read("1/2/2026 3:04 PMx")?.hour == 15)
    }
}
