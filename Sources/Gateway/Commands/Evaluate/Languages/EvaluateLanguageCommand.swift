import ArgumentParser
import Foundation

/// `intake evaluate language`.
struct EvaluateLanguageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language", abstract: "How well the language of texts is told, as JSON.",
        discussion: """
            The file is a table of comma-separated values with the columns text and label (or language): en, es, pt, ht, or the \
            language's English name; any other label is a language that the city does not know, for which nothing is the right answer. \
            told: the gateway is sure enough to answer in the language; unsure: it keeps to the city's own. likeliest_right: the likeliest \
            language is right, however unsure.

                intake evaluate language sentences.csv
            """)

    @Argument(help: "The texts.", completion: .file())
    var file: String

    func run() throws {
        let texts = try LanguageTable(at: URL(filePath: file)).texts
        print(try JSONText.pretty(LanguageEvaluation(texts)))
    }
}
