import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Intake

/// The cases beside the repository, through the commands' own code. (The sets of texts are too large to learn from
/// without optimisation; their figures are in Benchmarks/README.md.)
@Suite("Evaluate: shared cases")
struct EvaluateSharedTests {
    @Test(
        "replies: at least what the models of the field reach",
        .enabled(if: SharedMaterial.has("vectors/replies/pairs.json"), "needs ../shared/vectors"))
    func replies() throws {
        let evaluation = ReplyEvaluation(try SharedMaterial.json("vectors/replies/pairs.json"))
        #expect(evaluation.share >= 0.97, "\(evaluation.failed)")
        for (kind, tally) in evaluation.byKind {
            #expect(Double(tally.passed) / Double(tally.rows) >= 0.95, "\(kind): \(tally)")
        }
    }

    @Test(
        "automatic mail: all right",
        .enabled(if: SharedMaterial.has("vectors/automatic/labelled.json"), "needs ../shared/vectors"))
    func automatic() throws {
        let evaluation = AutomaticEvaluation(
            try SharedMaterial.json("vectors/automatic/labelled.json"), ownAddresses: [])
        #expect(evaluation.right == evaluation.rows, "\(evaluation.wrong)")
    }

    @Test(
        "the tables of texts can be read",
        .enabled(if: SharedMaterial.has("data/gainesville311/dev.csv"), "needs ../shared/data"),
        arguments: ["gainesville311", "banking77", "clinc150", "sms_spam"])
    func tables(name: String) throws {
        let bytes = try SharedMaterial.bytes("data/\(name)/dev.csv")
        let examples = try ExampleTable(try CSVTable(bytes)).examples
        #expect(examples.count > 3_000)
        #expect(examples.allSatisfy { !$0.label.isEmpty })
        #expect(examples.contains { $0.place != nil } == (name == "gainesville311"))
    }
}
