import Intake

/// What a request type asks, as JSON.
struct QuestionDocument: Codable, Hashable {
    var code: String
    var text: String
    var kind: String?
    var options: [String]?
    var required: Bool?

    init(_ question: TypeQuestion) {
        code = question.code
        text = question.text
        kind = question.kind.rawValue
        options = question.options.isEmpty ? nil : question.options
        required = question.isRequired ? true : nil
    }

    /// Nil where `kind` is none.
    var question: TypeQuestion? {
        guard let kind = kind.map(TypeQuestion.Kind.init(rawValue:)) ?? .line else { return nil }
        return TypeQuestion(code: code, text: text, kind: kind, options: options ?? [], isRequired: required ?? false)
    }
}
