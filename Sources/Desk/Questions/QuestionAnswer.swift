package import Intake

/// What is known of something that a request's type asks, or that its type asked before it was changed.
package struct QuestionAnswer: Hashable, Sendable {
    /// `TypeQuestion.code`.
    package var question: String
    /// As it was asked when it was answered.
    package var text: String
    /// One, or several of a question with choices; never none.
    package var values: [String]
    package var authorName: String
    package var at: Moment

    package init(question: String, text: String, values: [String], authorName: String, at: Moment) {
        self.question = question
        self.text = text
        self.values = values
        self.authorName = authorName
        self.at = at
    }

    /// Whether it answers an older wording of the question, or chose what is no longer offered: shown so, and kept.
    package func isOutdated(by question: TypeQuestion) -> Bool {
        if text != question.text { return true }
        switch question.kind {
        case .choice, .choices: return !values.allSatisfy(question.options.contains)
        case .line, .text, .number, .time, .notice: return false
        }
    }
}
