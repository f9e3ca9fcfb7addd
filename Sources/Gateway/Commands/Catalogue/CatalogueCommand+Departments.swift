import ArgumentParser
import Intake
import Store

extension CatalogueCommand {
    /// `intake catalogue departments`.
    struct Departments: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Which departments were onboarded, changed and left, by version and day.",
            discussion: """
                A department is onboarded with its first request type in the catalogue, changed when its requests wait in other \
                queues, and has left when no type is its any more. The manager's milestones count the same.

                    intake catalogue departments --format csv > departments.csv
                """)

        @OptionGroup var options: SettingsOption
        @Option(help: "table, csv or json.")
        var format = ReportCommand.Format.table

        func run() async throws {
            let settings = try options.settings()
            let calendar = CityCalendar(timeZone: settings.timeZone)
            let versions = try await OpenedStore.with(settings) { try await $0.catalogue.versions(since: nil) }
            let changes = DepartmentHistory.changes(in: versions)
            switch format {
            case .table: print(DepartmentText.table(changes, calendar), terminator: "")
            case .csv: print(DepartmentText.csv(changes, calendar), terminator: "")
            case .json: print(try JSONText.pretty(changes.map { DepartmentChangeDocument($0, calendar) }))
            }
        }
    }
}
