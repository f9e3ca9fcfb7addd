extension TextModel {
    /// More examples are refused.
    package static let mostExamples = 2_000_000
    /// More labels, or pairs of label and department, are refused.
    package static let mostClasses = 4_096

    /// Learns from examples. Takes all processors for seconds (a few thousand examples) to a minute (a hundred
    /// thousand), so it does not belong on the cooperative pool. The same examples in the same order give the same
    /// model.
    package static func learn(from examples: [Example]) throws(LearningFailure) -> TextModel {
        guard examples.count <= mostExamples else { throw .tooManyExamples(limit: mostExamples) }
        let (classes, numbers) = ModelClasses.classes(of: examples)
        guard classes.labels.count > 1 else { throw .fewerThanTwoLabels }
        guard classes.count <= mostClasses else { throw .tooManyLabels(limit: mostClasses) }
        let plan = LearningPlan(examples: examples.count)
        let learner = Learner(
            corpus: Corpus(examples.map(\.text)), numbers: numbers, places: examples.map(\.place), count: classes.count,
            plan: plan)
        var cases: [BlendLearner.Case] = []
        var last: TextModel?
        for round in 0..<plan.count {
            let rows = examples.indices.filter { plan.rounds[$0] != round }
            let model = TextModel(classes, learner, rows)
            cases += model.cases(learner, examples.indices.filter { plan.rounds[$0] == round })
            last = model
        }
        var model: TextModel
        if plan.isRoundFinal, let last {
            model = last
        } else {
            model = TextModel(classes, learner, Array(examples.indices))
        }
        model.blend = BlendLearner(cases: BlendLearner.sample(cases), voices: model.voiceCount).learnt()
        model.thresholds = model.thresholds(judging: cases)
        return model
    }

    private init(_ classes: ModelClasses, _ learner: Learner, _ rows: [Int]) {
        let voices = learner.voices(from: rows)
        self.init(
            classes: classes, vocabulary: learner.corpus.vocabulary, linear: voices.linear, networks: voices.networks,
            nearest: voices.nearest, places: voices.places, blend: Blend(weights: []),
            thresholds: Thresholds(label: 2, department: 2),
            examples: learner.corpus.count)
    }

    var voiceCount: Int { 3 + (places == nil ? 0 : PlaceVoice.reaches.count) }

    /// What the voices say about texts that they have not learnt from.
    private func cases(_ learner: Learner, _ rows: [Int]) -> [BlendLearner.Case] {
        let scored = Parallel.map(rows.count) { index in
            scores(learner.corpus.vector(rows[index]), at: learner.places[rows[index]]).scores
        }
        // A round in which no text had a place says nothing about places.
        return zip(rows, scored).map { row, scores in
            let missing = (learner.places.contains { $0 != nil } ? 3 + PlaceVoice.reaches.count : 3) - scores.count
            let silent = [[Float]](repeating: [Float](repeating: 0, count: classes.count), count: missing)
            return BlendLearner.Case(scores: scores + silent, label: learner.numbers[row])
        }
    }

    private func thresholds(judging cases: [BlendLearner.Case]) -> Thresholds {
        var labels: [(probability: Float, isRight: Bool)] = []
        var departments: [(probability: Float, isRight: Bool)] = []
        for item in cases {
            let probabilities = blend.probabilities(item.scores)
            let pair = classes.pairs[item.label]
            labels.append(Self.judged(classes.labelProbabilities(probabilities), pair.label))
            guard pair.department >= 0 else { continue }
            departments.append(Self.judged(classes.departmentProbabilities(probabilities), pair.department))
        }
        return Thresholds(label: Thresholds.lowest(labels), department: Thresholds.lowest(departments))
    }

    private static func judged(_ probabilities: [Float], _ right: Int) -> (probability: Float, isRight: Bool) {
        let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
        return (probabilities[best], best == right)
    }
}
