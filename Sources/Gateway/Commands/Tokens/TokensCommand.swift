import ArgumentParser

/// `intake tokens`.
struct TokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "What other programs prove themselves by at the API: make, list, revoke.",
        subcommands: [Make.self, List.self, Revoke.self])
}
