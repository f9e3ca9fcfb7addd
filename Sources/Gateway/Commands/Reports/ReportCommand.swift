import ArgumentParser
import Foundation
import Intake
import Reports
import Store
import Web

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Answer the manager's questions.",
        subcommands: [
            Overview.self, Volume.self, Service.self, Satisfaction.self, Chats.self, Messages.self, Backlog.self,
            Departments.self, Agents.self, Milestones.self, Goals.self,
            Forecast.self,
            Channels.self, FollowUp.self, OpenData.self,
        ])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table
        case csv
        case json
    }

    /// `intake report channels`.
    struct Channels: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Each channel's volume and its share of the whole.",
            discussion: ChannelReportText.definitions + """


                    intake report channels --from 2026-11-01 --to 2026-11-30
                    intake report channels --by-channel --format csv > november.csv
                """)

        @OptionGroup var options: SettingsOption
        @Option(help: "The first day, as 2026-11-21, in the city's time zone. (default: since the beginning)")
        var from: String?
        @Option(help: "The last day, included. (default: until now)")
        var to: String?
        @Option(
            name: .customLong("as-of"),
            help: "As was known at the end of this day: what was entered, corrected or imported later does not count.")
        var asOf: String?
        @Option(help: "table, csv or json.")
        var format = Format.table
        @Flag(help: "One row for each channel instead of each kind.")
        var byChannel = false

        func validate() throws {
            let calendar = CityCalendar(timeZone: .gmt)
            for day in [from, to, asOf].compactMap({ $0 }) where calendar.bounds(of: day) == nil {
                throw ValidationError("'\(day)' is no day; write it as 2026-11-21")
            }
            if let from, let to, from > to { throw ValidationError("--from lies after --to") }
        }

        func run() async throws {
            let settings = try options.settings()
            let calendar = CityCalendar(timeZone: settings.timeZone)
            let today = calendar.day(of: SystemWallClock().now())
            let end = asOf.flatMap { calendar.bounds(of: $0)?.upperBound }
            let (report, coverage): (ChannelReport, [ChannelCoverage]) = try await OpenedStore.with(settings) { store in
                if let end {
                    if try await store.past.isTooMuch(from: from, asOf: end) {
                        throw CommandFailure(ReportRefusal.tooMuch.description)
                    }
                    let report = try await store.past.channels(from: from, to: to, byChannel: byChannel, asOf: end)
                    return (report, [])
                }
                let report = try await store.reports.channels(from: from, to: to, byChannel: byChannel)
                let coverage = try await store.volumes.coverage(
                    from: from ?? "1990-01-01", to: to ?? today, today: today)
                return (report, coverage)
            }
            switch format {
            case .table:
                let text = ChannelReportText.table(report, city: settings.city.name, asOf: asOf)
                print(text + VolumeText.coverage(coverage))
            case .csv: print(ChannelReportText.csv(report), terminator: "")
            case .json: print(try ChannelReportText.json(report, coverage, asOf: asOf))
            }
        }
    }
}
