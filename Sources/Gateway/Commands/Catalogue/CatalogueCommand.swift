import ArgumentParser

/// `intake catalogue`: the city's service catalogue as a file, and what became of it.
struct CatalogueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: "The city's request types: as a file, and what was added, changed and retired.",
        subcommands: [Export.self, Import.self, History.self, Departments.self])
}
