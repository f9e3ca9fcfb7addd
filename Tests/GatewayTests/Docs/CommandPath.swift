import ArgumentParser

@testable import Gateway

/// One command of the program, e.g. `intake report channels`.
struct CommandPath {
    let words: [String]
    /// Does something itself, instead of only holding others.
    let isRunnable: Bool
    let help: String

    /// All that `--help` shows, a command before those below it.
    static let all = found(IntakeCommand.self, under: [])

    private static func found(_ command: any ParsableCommand.Type, under words: [String]) -> [CommandPath] {
        let configuration = command.configuration
        guard configuration.shouldDisplay else { return [] }
        let words = words + [configuration.commandName ?? command._commandName]
        // One of its subcommands may be what it does itself: that one's options are its own.
        let usual = configuration.defaultSubcommand
        let own = CommandPath(
            words: words, isRunnable: configuration.subcommands.isEmpty || usual != nil,
            help: ([command] + (usual.map { [$0] } ?? [])).map { IntakeCommand.helpMessage(for: $0, columns: 300) }
                .joined())
        return [own] + configuration.subcommands.flatMap { found($0, under: words) }
    }
}
