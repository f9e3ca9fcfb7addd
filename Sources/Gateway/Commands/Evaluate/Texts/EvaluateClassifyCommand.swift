import ArgumentParser
import Foundation
import Intake

/// `intake evaluate classify`.
struct EvaluateClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "How well the type and the department of texts are told, and junk from other texts, as JSON.",
        discussion: """
            Learns from the texts of one file and is asked about those of another; nothing else is learnt from, and every set is learnt \
            in the same way. Both are tables of comma-separated values with the columns text and label (or type), and where \
            they have them dept (or department), latitude and longitude; other columns are not read. A row of --test whose label --train does not have, or \
            which is labelled as --out-of-scope says, is out of scope: it counts for out_of_scope_auroc only.

            top1, top3: the likeliest label, one of the three likeliest, is right. coverage_at90, coverage_at95: the largest share, \
            the surest first, of which 90 or 95 in a hundred are right. assigned: the share at or above the level that was chosen \
            on texts of --train set aside, so that 95 in a hundred would be right, and assigned_precision how many were.

                intake evaluate classify --train dev.csv --test test.csv
            """)

    @Option(help: "The texts to learn from.", completion: .file())
    var train: String
    @Option(help: "The texts to be asked about.", completion: .file())
    var test: String
    @Option(help: "The label of texts that are about nothing known; they are not learnt.")
    var outOfScope = "oos"

    func run() throws {
        let training = try ExampleTable(at: URL(filePath: train))
        let asked = try ExampleTable(at: URL(filePath: test))
        print(try JSONText.pretty(try Self.evaluation(training, asked, outOfScope: outOfScope)))
    }

    /// Learns from the one, asks about the other.
    static func evaluation(
        _ training: ExampleTable, _ asked: ExampleTable, outOfScope: String
    ) throws(CommandFailure) -> ClassifyEvaluation {
        // Who dealt with a text is learnt where it can be asked about; a place is read where both have it.
        let examples = training.examples.filter { $0.label != outOfScope }
        let start = ContinuousClock.now
        let learnt: TextModel
        do throws(LearningFailure) {
            learnt = try TextModel.learn(from: examples)
        } catch {
            throw CommandFailure("--train: \(error)")
        }
        return try ClassifyEvaluation(
            of: learnt, learningTook: ContinuousClock.now - start, asked: asked.examples)
    }
}
