import Intake

/// What came of learning, for a terminal.
enum LearnText {
    static func told(
        _ purpose: ModelPurpose, _ learnt: LearningThread.Learnt, bytes: Int, seconds: Double
    ) -> String {
        switch learnt.model {
        case .texts(let model):
            """
            learnt from   \(model.examples) texts, \(learnt.requests) of them requests, in \(FigureText.decimal(seconds)) s
            tells apart   \(apart(purpose, model)); \(bytes / 1_024) KB
            by itself     \(bySelf(purpose, model.thresholds))

            """
        case .duplicates(let outcome):
            """
            learnt from   \(outcome.pairs) pairs that people judged, in \(FigureText.decimal(seconds)) s
            tells apart   duplicates and what is none\(outcome.isProven ? "" : ", by what comes with intake")
            by itself     duplicates \(percent(Float(outcome.model.certain)))

            """
        }
    }

    private static func apart(_ purpose: ModelPurpose, _ model: TextModel) -> String {
        purpose == .types
            ? "\(model.labels.count) types, \(model.departments.count) departments" : "spam and what is none"
    }

    private static func bySelf(_ purpose: ModelPurpose, _ thresholds: Thresholds) -> String {
        purpose == .types
            ? "types \(percent(thresholds.label)), departments \(percent(thresholds.department))"
            : "spam \(percent(thresholds == .nothingBySelf ? 2 : Float(JunkGuess.certain)))"
    }

    private static func percent(_ threshold: Float) -> String {
        threshold > 1 ? "never, only suggested" : "from \(Int((threshold * 100).rounded(.up))) % on"
    }
}
