import ArgumentParser

/// `intake debug`: parts of the gateway on their own, for tests and conformance suites.
struct DebugCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "debug", abstract: "Runs parts of the gateway on their own, for tests and conformance suites.",
        subcommands: [DebugWebSocketEchoCommand.self, RehearseCommand.self, RehearseHeadersCommand.self])
}
