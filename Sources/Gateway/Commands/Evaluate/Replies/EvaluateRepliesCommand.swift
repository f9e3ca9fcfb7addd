import ArgumentParser
import Foundation

/// `intake evaluate replies`.
struct EvaluateRepliesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replies",
        abstract: "How well quoted mail and signatures are cut from what a person newly wrote, as JSON.",
        discussion: """
            Each text goes through all that a mail goes through. The file is a JSON list of cases: id, kind (plain, html, signature, \
            signature-ml), input, expect with any of equals, contains, absent and signature, and where known sender, source and compare \
            (strip: white space around the text does not count; no-whitespace: none does). Figures are by source and kind.
            passed_as_shown counts what the console shows, without quoted mail and signature; passed also plain texts that are right
            with the signature left in.

                intake evaluate replies pairs.json
            """)

    @Argument(help: "The cases.", completion: .file())
    var file: String

    func run() throws { print(try JSONText.pretty(ReplyEvaluation(try VectorFile.cases(at: file)))) }
}
