import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Gateway

/// What files of counts say; now is noon of 2026-11-21 in New York.
@Suite("Files of counts")
struct VolumeFileReaderTests {
    private static let phone = ChannelName(kind: .phone, id: "phone-311")
    private static let door = ChannelName(kind: .walkIn, id: "door")

    /// - Parameter mapping: as YAML; nil for the usual one.
    private func read(_ text: String, _ mapping: String? = nil, channel: ChannelName? = phone) throws -> VolumeReading {
        try read(Array(text.utf8), mapping, channel: channel)
    }

    private func read(_ bytes: [UInt8], _ mapping: String?, channel: ChannelName? = phone) throws -> VolumeReading {
        let calendar = try #require(CityCalendar(timeZone: "America/New_York"))
        let reader = VolumeFileReader(
            mapping: try mapping.map(Self.mapping), calendar: calendar,
            now: Moment(milliseconds: 1_795_280_400_000), channels: ["phone-311": Self.phone, "door": Self.door],
            channel: channel)
        return try reader.read(bytes)
    }

    private static func mapping(_ yaml: String) throws -> VolumeMapping {
        let folder = try TemporaryFolder()
        try yaml.write(toFile: folder.path("m.yaml"), atomically: true, encoding: .utf8)
        return try VolumeMappingReader(file: folder.path("m.yaml")).mapping()
    }

    private func days(_ reading: VolumeReading, _ channel: ChannelName = phone) -> [String: VolumeDay] {
        reading.tallies[channel]?.days(byHour: reading.isByHour) ?? [:]
    }

    @Test("by day and by hour, without a mapping")
    func usual() throws {
        let byDay = try read("date,count\n2026-11-01,12\r\n2026-11-02,0.00\n\n")
        #expect(days(byDay) == ["2026-11-01": VolumeDay(amount: 12), "2026-11-02": VolumeDay(amount: 0)])
        let byHour = try read("\u{FEFF}count,hour,date\n3,0,2026-11-02\n4,23,2026-11-02\n")
        #expect(days(byHour)["2026-11-02"]?.hours?.first == 3 && days(byHour)["2026-11-02"]?.hours?.last == 4)
        #expect(byHour.refusals.isEmpty && byDay.refusals.isEmpty && byDay.rows == 2)
    }

    @Test("every row that cannot be counted is listed with its line and reason, and the others are counted")
    func refused() throws {
        let reading = try read(
            """
            date,hour,count
            2026-11-02,8,5
            2026-11-31,8,5
            yesterday,8,5
            2026-11-02,24,5
            2026-11-02,9,-1
            2026-11-02,9,1.000
            2026-11-02,9,
            2026-11-02,8,7
            2026-03-08,2,1
            2026-11-21,13,1
            2026-11-22,1,1
            1989-12-31,1,1
            2026-11-02,9,1000001
            2026-11-02,9,99999999999999999999
            2026-11-02
            2026-11-21,12,9
            """)
        #expect(
            reading.refusals.map(\.description) == [
                "line 3: there is no time 2026-11-31",
                "line 4: the date “yesterday” is not written as the mapping says",
                "line 5: the hour “24” is not written as the mapping says", "line 6: the count “-1” is negative",
                "line 7: the count “1.000” is no whole number", "line 8: the count is missing",
                "line 9: 2026-11-02 8:00 stands in line 2 already; `same_hour: add` adds such rows up",
                "line 10: the clocks skip hour 2 on 2026-03-08", "line 11: 2026-11-21 13:00 lies in the future",
                "line 12: 2026-11-22 1:00 lies in the future", "line 13: 1989-12-31 lies before 1990",
                "line 14: the count “1000001” is over 1000000",
                "line 15: the count “99999999999999999999” is over 1000000", "line 16: the hour is missing",
            ])
        #expect(days(reading).mapValues(\.amount) == ["2026-11-02": 5, "2026-11-21": 9])
        #expect(reading.tallies[Self.phone]?.rows == 2 && reading.rows == 16)
    }

    @Test("the hour that comes twice takes two rows, and no third")
    func twice() throws {
        let reading = try read("date,hour,count\n2026-11-01,1,4\n2026-11-01,1,5\n2026-11-01,1,6\n2026-11-01,2,1\n")
        #expect(days(reading)["2026-11-01"]?.hours?.prefix(3) == [0, 9, 1])
        #expect(reading.refusals.map(\.line) == [4])
    }

    @Test("timestamps with an offset, or in UTC, find the city's day and hour on days on which clocks change")
    func timestamps() throws {
        let offsets = """
            columns: {timestamp: When, count: Calls}
            timestamp_format: "yyyy-MM-dd'T'HH:mm:ssX"
            """
        // The second 1:00 has the winter's offset; the same one twice is a mistake.
        let reading = try read(
            """
            When,Calls
            2026-11-01T01:00:00-04:00,4
            2026-11-01T01:00:00-05:00,5
            2026-11-01T06:00:00Z,6
            2026-11-02T03:30:00Z,7
            """, offsets)
        #expect(
            days(reading)["2026-11-01"]?.hours?.enumerated().filter { $0.element > 0 }.map { [$0.offset, $0.element] }
                == [[1, 9], [22, 7]])
        #expect(reading.refusals.map(\.line) == [4])
        let utc = "columns: {timestamp: t, count: n}\ntimes: utc\n"
        // Where the city's clocks skip an hour, UTC's do not.
        let spring = try read("t,n\n2026-03-08 06:00,1\n2026-03-08 07:00,2\n2026-03-08 04:59:59,3\n", utc)
        #expect(spring.refusals.isEmpty)
        #expect(days(spring)["2026-03-08"]?.hours?.prefix(4) == [0, 1, 0, 2])
        #expect(days(spring)["2026-03-07"]?.hours?.last == 3)
    }

    @Test("a mapping says which column is what, how it is written, and what to pass over")
    func mapped() throws {
        let yaml = """
            delimiter: semicolon
            skip_lines: 2
            columns: {date: Day, hour: Interval, count: Offered, channel: Queue}
            date_format: MM/dd/yyyy
            hour_format: h:mm a*
            thousands: ","
            same_hour: add
            ignore: [Total]
            channels:
              - {value: 311 Main, channel: phone-311}
              - {value: "Señas", channel: phone-311}
            """
        let text = """
            Calls by interval, "all queues
            made 11/21/2026
            Queue;Day;Interval;Offered
            311 Main;11/02/2026;8:00 AM - 8:30 AM;1,204
            311 Main;11/02/2026;8:30 AM - 9:00 AM;6
            Señas;11/02/2026;8:00 AM;1
            door;11/02/2026;1:00 PM;2
            Parking;11/02/2026;1:00 PM;2
            ;Total;;1211
            ;;;
            """
        let all = try read(text, yaml, channel: nil)
        #expect(days(all)["2026-11-02"]?.hours?[8] == 1_211)
        #expect(days(all, Self.door)["2026-11-02"]?.hours?[13] == 2)
        #expect(all.refusals.map(\.line) == [8] && all.refusals.first?.reason.contains("“Parking”") == true)
        let one = try read(text, yaml, channel: Self.door)
        #expect(one.tallies.keys.map(\.id) == ["door"] && one.others == 3)
        // As Windows writes it: only what is compared has to be UTF-8.
        let latin = Array(text.utf8).split(separator: 0xC3).joined(separator: [0xF1]).map { $0 }
        #expect(try read(latin, yaml, channel: Self.door).tallies[Self.door]?.rows == 1)
    }

    @Test("columns by their number")
    func numbered() throws {
        let reading = try read("2026-11-02|x|7\n", "header: false\ndelimiter: pipe\ncolumns: {date: 1, count: 3}\n")
        #expect(days(reading) == ["2026-11-02": VolumeDay(amount: 7)])
    }

    @Test("what is no table, or not this one, is refused as a whole")
    func noTable() throws {
        for (text, line) in [
            ("", 1), ("day,count\n", 1), ("date,count,count\n", 1), ("date,count\n2026-11-02,\"7\n", 2),
            ("date,count\n\"2026-11-02\"x,7\n", 2),
        ] {
            #expect(throws: CSVProblem.self, "\(text)") { try read(text) }
            do { _ = try read(text) } catch let problem as CSVProblem { #expect(problem.line == line, "\(problem)") }
        }
        #expect(throws: CSVProblem.self) { try read([0xFF, 0xFE, 0x64, 0x00], nil) }
    }

    @Test("what is wrong with a mapping is told at once, with its line")
    func wrongMapping() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("m.yaml")
        let wrong: [(yaml: String, told: [String])] = [
            ("columns: {date: Day}\n", ["1: `columns.count` is missing"]),
            ("columns: {count: n}\n", ["1: `columns.date` is missing"]),
            ("columns: {date: d, count: n}\ndate_format: dd/yyyy\n", ["2: `date_format` must be a format"]),
            ("columns: {date: d, timestamp: t, count: n}\n", ["1: `columns.timestamp` stands in place"]),
            ("columns: {date: d, count: n}\nthousands: xy\n", ["2: `thousands` must be one of"]),
            ("columns: {date: d, count: n}\nchannels: [{value: a, channel: b}]\n", ["2: `channels` needs"]),
            ("header: false\ncolumns: {date: d, count: 2}\n", ["2: `columns.date` must be a column's number"]),
            ("columns: {date: d, count: n}\ndelimitr: tab\n", ["2: unknown setting `delimitr`"]),
        ]
        for (yaml, told) in wrong {
            try yaml.write(toFile: file, atomically: true, encoding: .utf8)
            do throws(SettingsProblems) {
                _ = try VolumeMappingReader(file: file).mapping()
                Issue.record("nothing is wrong with \(yaml)")
            } catch {
                let lines = error.problems.map { $0.description.replacing(file + ":", with: "") }
                #expect(lines.count == told.count && zip(lines, told).allSatisfy { $0.hasPrefix($1) }, "\(lines)")
            }
        }
    }

    @Test("the example that comes with the project reads without a mistake")
    func example() throws {
        let text = try Repository.text("deploy/somerville/volume/calls.csv")
        let reading = try read(text, try Repository.text("deploy/somerville/volume/calls.yaml"), channel: nil)
        #expect(reading.refusals.isEmpty && reading.isByHour)
        #expect(Set(reading.tallies.keys.map(\.id)) == ["phone-311", "door"])
    }
}
