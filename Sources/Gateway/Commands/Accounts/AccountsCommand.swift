import ArgumentParser

/// `intake accounts`.
struct AccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "Who may sign in at the desk: invite, list, deactivate.",
        subcommands: [Invite.self, List.self, Deactivate.self])

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table
        case json
    }
}
