import Intake

/// What came of learning, for a terminal.
enum LearnText {
    static func told(
        _ purpose: ModelPurpose, _ learnt: LearningThread.Learnt, bytes: Int, seconds: Double
    ) -> String {
        """
        learnt from   \(learnt.model.examples) texts, \(learnt.requests) of them requests, in \(FigureText.decimal(seconds)) s
        tells apart   \(apart(purpose, learnt.model)); \(bytes / 1_024) KB
        by itself     \(bySelf(purpose, learnt.model.thresholds))

        """
    }

    private static func apart(_ purpose: ModelPurpose, _ model: TextModel) -> String {
        switch purpose {
        case .types: "\(model.labels.count) types, \(model.departments.count) departments"
        case .junk: "spam and what is none"
        }
    }

    private static func bySelf(_ purpose: ModelPurpose, _ thresholds: Thresholds) -> String {
        switch purpose {
        case .types: "types \(percent(thresholds.label)), departments \(percent(thresholds.department))"
        case .junk: "spam \(percent(thresholds == .nothingBySelf ? 2 : Float(JunkGuess.certain)))"
        }
    }

    private static func percent(_ threshold: Float) -> String {
        threshold > 1 ? "never, only suggested" : "from \(Int((threshold * 100).rounded(.up))) % on"
    }
}
