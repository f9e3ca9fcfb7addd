import ArgumentParser
import Foundation
import Intake
import Reports
import Store

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Answer the manager's questions.",
        subcommands: [
            Overview.self, Volume.self, Service.self, Satisfaction.self, Chats.self, Messages.self, Goals.self,
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
        @Option(help: "table, csv or json.")
        var format = Format.table
        @Flag(help: "One row for each channel instead of each kind.")
        var byChannel = false

        func validate() throws {
            let calendar = CityCalendar(timeZone: .gmt)
            for day in [from, to].compactMap({ $0 }) where calendar.bounds(of: day) == nil {
                throw ValidationError("'\(day)' is no day; write it as 2026-11-21")
            }
            if let from, let to, from > to { throw ValidationError("--from lies after --to") }
        }

        func run() async throws {
            let settings = try options.settings()
            let today = CityCalendar(timeZone: settings.timeZone).day(of: SystemWallClock().now())
            let (report, coverage) = try await OpenedStore.with(settings) { store in
                let report = try await store.reports.channels(from: from, to: to, byChannel: byChannel)
                let coverage = try await store.volumes.coverage(
                    from: from ?? "1990-01-01", to: to ?? today, today: today)
                return (report, coverage)
            }
            switch format {
            case .table:
                print(ChannelReportText.table(report, city: settings.city.name) + VolumeText.coverage(coverage))
            case .csv: print(ChannelReportText.csv(report), terminator: "")
            case .json: print(try ChannelReportText.json(report, coverage))
            }
        }
    }
}
