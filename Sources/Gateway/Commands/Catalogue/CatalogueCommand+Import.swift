import ArgumentParser
import Foundation
import Intake

extension CatalogueCommand {
    /// `intake catalogue import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put another catalogue in the place of the one that the settings name, and show what changes.",
            discussion: """
                The file is checked first, with all settings that name request types: what is wrong is told by row and column, and \
                nothing is changed then. Nodes serve the new catalogue when they are started the next time; the version and its \
                changes are written down by the first that does.

                    intake catalogue import spring.csv --dry-run
                """)

        @OptionGroup var options: SettingsOption
        @Argument(help: "The new catalogue, .csv or .json.")
        var file: String
        @Flag(help: "Only show what would change.")
        var dryRun = false

        func run() async throws {
            let before = try options.settings()
            guard let place = before.catalogueFile else {
                throw CommandFailure(
                    "routing.yaml has its request types in itself; write them to a file with `intake catalogue export`, and name that file as `catalogue` in place of `request_types`"
                )
            }
            let new = URL(fileURLWithPath: file)
            let after: [RequestType]
            do throws(SettingsProblems) {
                after = try SettingsReader(file: options.file, catalogue: new).settings().routing.catalogue.types
            } catch {
                throw CommandFailure("nothing was changed:\n\(error)")
            }
            let changes = CatalogueDifference.changes(from: before.routing.catalogue.types, to: after)
            print(CatalogueText.changes(changes), terminator: "")
            guard !dryRun, !changes.isEmpty else { return }
            guard let format = CatalogueFile.Format(place) else { return }
            do {
                try Data(CatalogueFile.text(after, format).utf8).write(to: place, options: .atomic)
            } catch {
                throw CommandFailure("\(place.path) cannot be written; may you write there?")
            }
            print("\(place.path) is written; nodes serve it when they are started again")
        }
    }
}
