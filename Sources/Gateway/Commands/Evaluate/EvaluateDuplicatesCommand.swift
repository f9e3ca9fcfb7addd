import ArgumentParser
import Foundation
import Intake

/// `intake evaluate duplicates`.
struct EvaluateDuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "How well it is told whether two reports are about one incident, as JSON.",
        discussion: """
            Learns from the pairs of one file and is asked about those of another; nothing else is learnt from. Both are tables of \
            comma-separated values with the columns type_a, type_b, text_a, text_b, metres (empty where unknown), days, \
            same_reporter and label: 1, 0, or uncertain, which is left out.

                intake evaluate duplicates --train dev.csv --test test.csv
            """)

    @Option(help: "The pairs to learn from.", completion: .file())
    var train: String
    @Option(help: "The pairs to be asked about.", completion: .file())
    var test: String

    func run() throws {
        let training = try LabelledPairs(at: URL(filePath: train))
        let asked = try LabelledPairs(at: URL(filePath: test))
        let uncertain = training.uncertain + asked.uncertain
        let evaluation = DuplicateEvaluation(training: training.pairs, asked: asked.pairs, uncertain: uncertain)
        guard let evaluation else {
            throw CommandFailure(
                "too few pairs: --train needs \(DuplicateTrainer.fewest) with label 1 and as many with label 0, --test one of each"
            )
        }
        print(try JSONText.pretty(evaluation))
    }
}
