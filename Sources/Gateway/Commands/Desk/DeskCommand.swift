import ArgumentParser

struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Plan the desk: who is needed when, and how long residents wait.",
        subcommands: [SimulateCommand.self, StaffCommand.self])
}
