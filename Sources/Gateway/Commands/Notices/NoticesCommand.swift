import ArgumentParser

/// `intake notices`.
struct NoticesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notices",
        abstract: "What everybody is told who writes about one thing, such as a snow emergency: list, begin, end.",
        subcommands: [List.self, Begin.self, End.self])
}
