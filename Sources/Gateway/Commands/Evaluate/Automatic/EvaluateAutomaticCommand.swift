import ArgumentParser
import Foundation

/// `intake evaluate automatic`.
struct EvaluateAutomaticCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "automatic",
        abstract: "How well mail of programs, bounces, lists and loops is told from a person's, as JSON.",
        discussion: """
            The file is a JSON list of mails: id, label (human, automatic or auto, bounce, list, loop), suppressReply (whether an answer must \
            be held back) and raw, the mail itself. A mail is right where both are.

                intake evaluate automatic labelled.json --own-address 311@example.net
            """)

    @Argument(help: "The mails.", completion: .file())
    var file: String
    @Option(
        help: "An address of ours, for the loop rules; may be given several times. (default: whom each mail is to)")
    var ownAddress: [String] = []

    func run() throws {
        let cases = try VectorFile.cases(at: file, as: AutomaticCase.self)
        print(try JSONText.pretty(AutomaticEvaluation(cases, ownAddresses: ownAddress)))
    }
}
