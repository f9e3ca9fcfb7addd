import ArgumentParser

/// The `intake` program.
@main
struct IntakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "The front door of a city's 311: email, chat and text become service requests, counted by channel.",
        discussion: """
            `intake serve` runs the gateway; everything else reads what it keeps, also while it runs.
            Settings are read from intake.yaml in the current folder, from --config, or from INTAKE_CONFIG.
            Exit codes: 0 done, 1 something is wrong and said so, 64 the command line was not understood, 70 serve met a message \
            whose reading does not end: start it again.
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, CheckCommand.self, ReportCommand.self, VolumeCommand.self, RequestsCommand.self,
            QuarantineCommand.self,
            LedgerCommand.self, AccountsCommand.self, TokensCommand.self, DeskCommand.self, MailCommand.self,
            SMSCommand.self, BackupCommand.self, RestoreCommand.self, MigrateStoreCommand.self,
            MigrateBlobsCommand.self, CatalogueCommand.self, RulesCommand.self, NoticesCommand.self, LearnCommand.self,
            EvaluateCommand.self, GenerateCommand.self,
            DebugCommand.self,
        ])
}
