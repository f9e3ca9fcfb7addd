import ArgumentParser
import Intake

extension CatalogueFile.Format: ExpressibleByArgument {}

extension CatalogueCommand {
    /// `intake catalogue export`.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the catalogue that the settings name, whole.",
            discussion: """
                As CSV or JSON, from `routing.yaml` or from the file that it names. What is printed can be imported again.

                    intake catalogue export > catalogue.csv
                """)

        @OptionGroup var options: SettingsOption
        @Option(help: "csv or json.")
        var format = CatalogueFile.Format.csv

        func run() async throws {
            let types = try options.settings().routing.catalogue.types
            print(try CatalogueFile.text(types, format), terminator: "")
        }
    }
}
