import ArgumentParser
import Foundation
import Intake
import Reports
import Store

extension ReportCommand {
    /// `intake report follow-up`.
    struct FollowUp: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The requests that 311 has to chase: overdue, promised and not done, complained about, silent.",
            discussion: """
                The most urgent first, and of these the oldest; without what residents wrote.

                    intake report follow-up --department "Public Works" --reason overdue
                    intake report follow-up --days 30 --format csv > chase.csv

                """
                    + FollowUpReason.allCases.map { "\($0.rawValue): \($0.definition)" }.joined(separator: "\n"))

        @OptionGroup var options: SettingsOption
        @Option(help: "Only this department.")
        var department: String?
        @Option(help: "Only for this reason: overdue, promised, complained or silent.")
        var reason: FollowUpReason?
        @Option(help: "After how many days without a word to the resident a request counts as silent, 1 to 365.")
        var days = FollowUpFilter.usualDays
        @Option(help: "table, csv or json.")
        var format = Format.table

        func validate() throws {
            guard FollowUpFilter.days.contains(days) else { throw ValidationError("--days is 1 to 365") }
        }

        func run() async throws {
            let settings = try options.settings()
            let calendar = CityCalendar(timeZone: settings.timeZone)
            let now = SystemWallClock().now()
            let filter = FollowUpFilter(
                now: now, today: calendar.day(of: now), silentDays: days, department: department, reason: reason)
            let entries = try await OpenedStore.with(settings) { try await $0.followUp.all(filter) }
            let file = FollowUpFile(entries, calendar: calendar, now: now)
            switch format {
            case .table: print(TextTable.aligned(file.table, leading: [0, 1, 3, 4]), terminator: "")
            case .csv: print(file.csv, terminator: "")
            case .json: print(try file.json())
            }
        }
    }
}

extension FollowUpReason: ExpressibleByArgument {}
