import ArgumentParser

/// `intake evaluate`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure what the gateway decides by itself, on labelled data.",
        subcommands: [
            EvaluateClassifyCommand.self, EvaluateDuplicatesCommand.self, EvaluateLanguageCommand.self,
            EvaluatePlaceCommand.self, EvaluateRepliesCommand.self, EvaluateAutomaticCommand.self,
        ])
}
