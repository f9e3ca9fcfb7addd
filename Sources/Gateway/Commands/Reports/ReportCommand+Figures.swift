import ArgumentParser
import Foundation
import Intake
import Reports
import Store

extension ReportCommand {
    /// `intake report figures`.
    struct Figures: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The manager's figures: any of their measures, split as the pages under /reports split them.",
            discussion: """
                Durations are told as median and 90th percentile, scores as their mean.

                    intake report figures service --by department --from 2026-07-01 --to 2027-06-30
                    intake report figures volume --by month --kind chat --format csv > chats.csv

                """ + Measure.told.map { "\($0.rawValue): \($0.definition)" }.joined(separator: "\n"))

        @OptionGroup var options: SettingsOption
        @Argument(help: "volume, service, satisfaction or chats.")
        var theme: ReportTheme
        @Option(help: "The first day, as 2026-11-21, in the city's time zone. (default: 29 days before the last)")
        var from: String?
        @Option(help: "The last day, included. (default: today)")
        var to: String?
        @Option(help: "channel_kind, channel, request_type, department, origin, day or month.")
        var by = FigureDimension.channelKind
        @Option(help: "Only this kind of channel, e.g. chat.")
        var kind: ChannelKind?
        @Option(help: "Only this department.")
        var department: String?
        @Option(name: .customLong("type"), help: "Only this request type, by its code.")
        var requestType: String?
        @Option(help: "Only what residents (resident) or staff (staff) entered.")
        var origin: Origin?
        @Option(help: "table, csv or json.")
        var format = Format.table

        func validate() throws {
            for day in [from, to].compactMap({ $0 }) where !CityCalendar.isDay(day) {
                throw ValidationError("'\(day)' is no day; write it as 2026-11-21")
            }
            if let from, let to, from > to { throw ValidationError("--from lies after --to") }
        }

        func run() async throws {
            let settings = try options.settings()
            let today = CityCalendar(timeZone: settings.timeZone).day(of: SystemWallClock().now())
            let last = to ?? today
            let filter = FigureFilter(
                from: from ?? CityCalendar.day(last, plus: -29) ?? last, to: last, channelKind: kind,
                requestType: requestType, department: department, origin: origin)
            let (rows, standing) = try await OpenedStore.with(settings) { store in
                let rows = try await store.figures.figures(theme.measures, filter, by: [by])
                return (rows, try await store.figures.figuresAsOf())
            }
            let labels = by == .channelKind ? ChannelKind.allCases.map(\.rawValue) : []
            let table = FigureTable(theme.measures, rows, labels: labels)
            switch format {
            case .table: print(FigureTableText.table(table, by: by, filter, standing, zone: settings.timeZone))
            case .csv: print(FigureTableCSV.text(table, by: by), terminator: "")
            case .json: print(try JSONText.pretty(FigureTableDocument(table, filter, by: by)))
            }
        }
    }
}

extension ReportTheme: ExpressibleByArgument {}
extension FigureDimension: ExpressibleByArgument {}
extension Origin: ExpressibleByArgument {}
extension ChannelKind: ExpressibleByArgument {}
