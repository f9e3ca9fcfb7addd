import Intake

/// Reads what a request type asks.
struct TypeQuestionsReader {
    /// The type's.
    let fields: SettingsFields

    /// In their order. What is wrong is noted.
    func questions() -> [TypeQuestion] {
        let all = fields.list("questions", known: SettingsReference.names(SettingsReference.typeQuestion))
        if let problem = TypeQuestionCheck.tooMany(all.count) { fields.complain("questions", problem) }
        var codes: Set<String> = []
        return all.map { own in
            let question = question(own)
            if !question.code.isEmpty, !codes.insert(question.code).inserted {
                own.complain("code", TypeQuestionCheck.twice(question.code))
            }
            return question
        }
    }

    private func question(_ own: SettingsFields) -> TypeQuestion {
        let question = TypeQuestion(
            code: own.required("code", example: "size"), text: own.required("text", example: "How big is it?"),
            kind: own.choice("kind", default: TypeQuestion.Kind.line), options: own.texts("options"),
            isRequired: own.flag("required", default: false))
        for problem in TypeQuestionCheck.problems(with: question) { own.complain(problem.key, problem.reason) }
        return question
    }
}
