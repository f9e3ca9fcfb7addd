import Desk

/// Reads what engagements are reviewed by.
struct ScorecardsReader {
    /// So many questions are more than anybody answers.
    private static let mostQuestions = 30

    /// The section `reviews`.
    let fields: SettingsFields

    /// In the file's order; none where there is none.
    func scorecards() -> [Scorecard] {
        var names: Set<String> = []
        return fields.list("scorecards", known: SettingsReference.names(SettingsReference.scorecard)).map { fields in
            let name = fields.required("name", example: "Chats")
            if !names.insert(name).inserted { fields.complain("name", "is that of another scorecard") }
            let known = SettingsReference.names(SettingsReference.question)
            let questions = fields.list("questions", known: known).map { question in
                Scorecard.Question(
                    question.required("text", example: "Courteous"),
                    points: question.integer("points", default: 5, in: 1...100))
            }
            if questions.isEmpty || questions.count > Self.mostQuestions {
                fields.complain("questions", "must be a list of 1 to \(Self.mostQuestions) questions")
            }
            return Scorecard(name: name, questions: questions)
        }
    }
}
