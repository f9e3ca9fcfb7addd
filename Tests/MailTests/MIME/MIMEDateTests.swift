import TestKit
import Testing

@testable import Mail

@Suite("Dates")
struct MIMEDateTests {
    static func iso(_ value: String) -> String? {
        let bytes = Array(value.utf8)
        return MailDate.milliseconds(bytes.span, in: 0..<bytes.count).map(MailDate.iso8601)
    }

    @Test(
        "Dates as mail has them",
        arguments: [
            ("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z"),
            ("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z"),
            ("1 Jan 49 00:00 +0000", "2049-01-01T00:00:00Z"),
            ("1 Jan 50 00:00 +0000", "1950-01-01T00:00:00Z"),
            ("1 Jan 103 00:00 +0000", "2003-01-01T00:00:00Z"),
            ("Thu,\r\n   13\r\n  Feb\r\n    1969\r\n  23:32\r\n  -0330 (Newfoundland Time)", "1969-02-14T03:02:00Z"),
            ("Tue, 1 Jul 2003 ((tricky) comment) 10:52:37 +0200", "2003-07-01T08:52:37Z"),
            ("Sun, 27 Oct 2002 23:57:07 EST", "2002-10-28T04:57:07Z"),
            ("Sun, 27 Oct 2002 23:57:07 EDT", "2002-10-28T03:57:07Z"),
            ("Thu, 10 Jul 1997 14:53:31 EST5EDT", "1997-07-10T19:53:31Z"),
            ("Wed, 11 Feb 98 11:51 CST", "1998-02-11T17:51:00Z"),
            ("Thu, 10 Jul 1997 14:53:31 A", "1997-07-10T14:53:31Z"),
            ("Tue, 22 Jan 2002 14:35:28 UT", "2002-01-22T14:35:28Z"),
            ("Tue Jun 22 17:56:22 2010", "2010-06-22T17:56:22Z"),
            ("Tue, 1 Jul 2003 10:52:37 +0200 (CEST)", "2003-07-01T08:52:37Z"),
            ("Tue, 1 Jul 2003 10:52:37 GMT+0200", "2003-07-01T08:52:37Z"),
            ("2 January 2020 3:04:05 pm +0000", "2020-01-02T15:04:05Z"),
            ("2010-10-12T08:09:10.123+02:00", "2010-10-12T06:09:10Z"),
            ("2010-10-12T08:09:10Z", "2010-10-12T08:09:10Z"),
            ("Sat, 29 Feb 2020 23:59:60 +0000", "2020-02-29T23:59:59Z"),
            ("Fri, 1 Mar 1900 00:00:00 +0000", "1900-03-01T00:00:00Z"),
            ("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21T15:55:06Z"),
            ("Tue, 1 Jul 2003", "2003-07-01T00:00:00Z"),
        ])
    func good(value: String, expected: String) {
        #expect(Self.iso(value) == expected)
    }

    @Test(
        "What is no date",
        arguments: [
            "", "yesterday", "Tue, 32 Jul 2003 10:52:37 +0200", "Sat, 29 Feb 2019 00:00:00 +0000",
            "13 zzz 2021 09:55:06", "Jul 2003",
            "1 Jul", "99999999999999999999999 Jan 2020", "31 Apr 2020 00:00:00", ":::", "+++", "1 Jan 99999",
        ])
    func bad(value: String) {
        #expect(Self.iso(value) == nil)
    }

    @Test("Every day of four centuries there and back")
    func everyDay() {
        for day in stride(from: Int64(-25_567), to: 120_000, by: 97) {
            let iso = MailDate.iso8601(day * 86_400_000 + 1_000)
            #expect(Self.iso(iso).map { $0 == iso } == true, "\(iso)")
        }
    }

    private struct Case: Decodable {
        struct Expected: Decodable {
            var year: Int
            var month: Int
            var day: Int
            var hour: Int
            var minute: Int
            var second: Int
            var isWest: Bool
            var zoneHour: Int
            var zoneMinute: Int

            private enum CodingKeys: String, CodingKey {
                case year, month, day, hour, minute, second
                case isWest = "tz_before_gmt"
                case zoneHour = "tz_hour"
                case zoneMinute = "tz_minute"
            }
        }
        var header: String
        var expected: Expected?
    }

    @Test(
        "The dates of stalwart's cases",
        .enabled(if: SharedMaterial.has("corpus/stalwart-mail-parser"), "needs ../shared/corpus"))
    func stalwart() throws {
        let cases: [Case] = try SharedMaterial.json("corpus/stalwart-mail-parser/resources/date.json")
        var agreed = 0
        for one in cases {
            let expected = one.expected.flatMap { date -> String? in
                let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
                let zone =
                    (date.isWest ? "-" : "+") + String(10_000 + date.zoneHour * 100 + date.zoneMinute).dropFirst()
                return Self.iso(
                    "\(date.day) \(months[date.month - 1]) \(date.year) \(date.hour):\(date.minute):\(date.second) \(zone)"
                )
            }
            if Self.iso(one.header) == expected {
                agreed += 1
            } else {
                print("differs:", one.header, Self.iso(one.header) ?? "none")
            }
        }
        print("dates agree on \(agreed) of \(cases.count)")
        #expect(agreed >= 36)
    }
}
