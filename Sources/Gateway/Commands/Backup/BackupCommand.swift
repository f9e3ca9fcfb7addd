import ArgumentParser

/// `intake backup`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Take backups of the store while the gateway serves, and check them.",
        discussion: """
            `intake backup DIR` writes database and blobs, as they are at one moment, into a folder of DIR that is named by \
            the time; `intake backup verify DIR` reads one again; `intake restore` makes a store of it. The settings and \
            secrets are not in it: keep those as you keep other machines' settings.
            """,
        subcommands: [Take.self, Verify.self], defaultSubcommand: Take.self)
}
