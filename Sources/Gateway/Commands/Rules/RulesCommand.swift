import ArgumentParser

/// `intake rules`: what routing does.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Try the routing rules on what came so far.", subcommands: [Test.self])
}
