import ArgumentParser
import Foundation
import Intake
import Store

extension RulesCommand {
    /// `intake rules test`.
    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Place the newest messages once more by the rules as they stand now, and show which would go elsewhere.",
            discussion: """
                Changes nothing. Edit routing.yaml or the catalogue, or name another settings file, and see what that would have \
                done, and which rules never decide since an earlier one holds wherever they do. Loads are as they are now. What a person had placed is marked: there the rules would do what somebody changed. (`intake check --offline` \
                tells what is wrong with the rules themselves.)

                    intake rules test --limit 5000 --format csv > changes.csv
                """)

        private static let page = 1_000

        @OptionGroup var options: SettingsOption
        @Option(help: "How many of the newest requests to try.")
        var limit = 1_000
        @Option(help: "table, csv or json.")
        var format = ReportCommand.Format.table

        func validate() throws {
            guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit must be 1 to 1,000,000") }
        }

        func run() async throws {
            let settings = try options.settings()
            let trial = try await OpenedStore.with(settings) { store in
                let loads = settings.routing.asksForLoad ? try await store.loads.loads() : nil
                var trial = RoutingTrial(
                    settings.routing, calendar: CityCalendar(timeZone: settings.timeZone), loads: loads)
                let understanding = Understanding()
                try await ModelWatch.take(.types, from: store.models, into: understanding.served)
                var before: RowID?
                while trial.tried < limit {
                    let page = try await store.placements.placed(
                        before: before, limit: min(Self.page, limit - trial.tried))
                    for message in page {
                        trial.take(message) { understanding.guess(subject: message.subject, text: message.text) }
                    }
                    guard let last = page.last else { break }
                    before = last.request
                }
                return trial
            }
            switch format {
            case .table: print(RoutingTrialText.table(trial), terminator: "")
            case .csv: print(RoutingTrialText.csv(trial), terminator: "")
            case .json: print(try JSONText.pretty(RoutingTrialDocument(trial)))
            }
        }
    }
}
