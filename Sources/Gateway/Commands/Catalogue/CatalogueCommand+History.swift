import ArgumentParser
import Intake
import Store

extension CatalogueCommand {
    /// `intake catalogue history`.
    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was added, changed and retired, by version and day.",
            discussion: """
                A version is made when a node begins to serve a catalogue that says something else than the last one. \
                Each request keeps the version by which it was made.

                    intake catalogue history --from 2026-07-01 --format csv > changes.csv
                """)

        @OptionGroup var options: SettingsOption
        @Option(help: "The first day, as 2026-11-21, in the city's time zone. (default: since the beginning)")
        var from: String?
        @Option(help: "table, csv or json.")
        var format = ReportCommand.Format.table

        func run() async throws {
            let settings = try options.settings()
            let calendar = CityCalendar(timeZone: settings.timeZone)
            let since = from.flatMap(calendar.bounds(of:))?.lowerBound
            if let from, since == nil { throw ValidationError("'\(from)' is no day; write it as 2026-11-21") }
            let versions = try await OpenedStore.with(settings) { try await $0.catalogue.versions(since: since) }
            switch format {
            case .table: print(CatalogueText.history(versions, calendar), terminator: "")
            case .csv: print(CatalogueText.csv(versions, calendar), terminator: "")
            case .json: print(try JSONText.pretty(versions.map { CatalogueVersionDocument($0, calendar) }))
            }
        }
    }
}
