import ArgumentParser
import Intake
import Reports
import Store

extension VolumeCommand {
    /// `intake volume list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "The files of counts that were imported, the newest first, and how many of their days still stand.")

        @OptionGroup var options: SettingsOption
        @Option(help: "How many.")
        var limit = 50
        @Option(help: "table, csv or json.")
        var format = ReportCommand.Format.table

        func validate() throws {
            if !(1...10_000).contains(limit) { throw ValidationError("--limit takes 1 to 10000") }
        }

        func run() async throws {
            let settings = try options.settings()
            let imports = try await OpenedStore.with(settings) { try await $0.volumes.imports(limit: limit) }
            let zone = settings.timeZone
            switch format {
            case .table: print(VolumeText.imports(imports, zone: zone), terminator: "")
            case .csv: print(VolumeText.csv(imports, zone: zone), terminator: "")
            case .json: print(try JSONText.pretty(imports.map { VolumeImportDocument($0, zone: zone) }))
            }
        }
    }
}
