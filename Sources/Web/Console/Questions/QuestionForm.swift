import Desk
import Intake

/// What a request's type asks and what is known of it, as its template takes it.
struct QuestionForm {
    let questions: [TypeQuestion]
    let answers: [QuestionAnswer]
    /// What was typed and not taken, by code.
    var typed: [String: [String]] = [:]
    /// What is wrong with it.
    var problems: [String: String] = [:]

    /// How many questions must be answered and are not.
    var missing: Int { questions.count { $0.needsAnswer && answer(to: $0) == nil } }

    /// What a request's page says of that, elsewhere than beside the questions; nil where nothing is missing.
    var lack: String? { missing == 0 ? nil : "\(count): see “What its type asks”." }

    private var count: String { missing == 1 ? "1 needed answer is missing" : "\(missing) needed answers are missing" }

    /// Nil where nothing is asked and nothing was.
    var values: [String: Any]? {
        let former = answers.filter { answer in !questions.contains { $0.code == answer.question } }
        guard !questions.isEmpty || !former.isEmpty else { return nil }
        let isRefused = !typed.isEmpty
        var values: [String: Any] = [
            "questions": questions.map(question), "has_questions": !questions.isEmpty,
            "may_answer": questions.contains { $0.kind != .notice },
            "former": former.map { ["question": $0.text, "told": Self.told($0.values)] }, "has_former": !former.isEmpty,
            "is_open": missing > 0 || isRefused, "is_refused": isRefused,
        ]
        values["lack"] = lack
        if missing > 0 { values["missing"] = "\(count)." }
        return values
    }

    /// What is wrong, each with where it stands.
    var formProblems: [FormProblem] {
        questions.compactMap { question in
            problems[question.code].map {
                let field = "q-\(question.code)"
                return FormProblem(question.kind == .choices ? "\(field)-0" : field, "\(question.text) \($0)")
            }
        }
    }

    func answer(to question: TypeQuestion) -> QuestionAnswer? { answers.first { $0.question == question.code } }

    private func question(_ question: TypeQuestion) -> [String: Any] {
        let answer = answer(to: question)
        let shown = typed[question.code] ?? answer?.values ?? []
        var values: [String: Any] = [
            "code": question.code, "question": question.text, "kind_\(question.kind.rawValue)": true,
            "is_asked": question.kind != .notice, "needed": question.isRequired, "value": shown.first ?? "",
            "options": options(question, answer, shown),
            "longest": String(question.kind == .text ? TypedAnswer.longestText : TypedAnswer.longestLine),
        ]
        // A browser's field for a time shows nothing else.
        if question.kind == .time { values["is_time"] = shown.allSatisfy { $0.isEmpty || TypedAnswer.isTime($0) } }
        if let answer {
            values["told"] = Self.told(answer.values, isTime: question.kind == .time)
            values["author"] = answer.authorName
            if answer.isOutdated(by: question) { values["asked_as"] = answer.text }
        }
        values["wrong"] = problems[question.code]
        return values
    }

    /// What was chosen stays a choice, also where it is offered no more.
    private func options(
        _ question: TypeQuestion, _ answer: QuestionAnswer?, _ shown: [String]
    ) -> [[String: Any]] {
        guard question.kind == .choice || question.kind == .choices else { return [] }
        let old = (answer?.values ?? []).filter { !question.options.contains($0) }
        return (question.options + old).enumerated().map { index, option in
            ["option": option, "index": String(index), "is_chosen": shown.contains(option)]
        }
    }

    private static func told(_ values: [String], isTime: Bool = false) -> String {
        let told = values.joined(separator: ", ")
        return isTime && TypedAnswer.isTime(told) ? told.replacing("T", with: " ") : told
    }

    static func words(_ problem: TypedAnswer.Problem) -> String {
        switch problem {
        case .noNumber: "Enter a number, such as 12 or 3.5."
        case .noTime: "Enter a day and a time, such as 2026-11-22T14:05."
        case .noOption: "Choose from the list."
        case .tooLong(let limit): "That is too long: \(limit) characters at most."
        }
    }
}
