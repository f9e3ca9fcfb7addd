import Desk
import Intake

/// What may be asked, and how.
enum TypeQuestionCheck {
    /// So many are more than anybody asks.
    private static let most = 50
    private static let mostOptions = 100
    /// Characters of a question, and of an option.
    private static let longest = 200

    /// What is wrong with one question, by its key.
    static func problems(with question: TypeQuestion) -> [(key: String, reason: String)] {
        var problems: [(String, String)] = []
        if !question.code.isEmpty, !isCode(question.code) {
            problems.append(("code", "must be 1 to 40 small letters, digits and underscores"))
        }
        if !isLine(question.text) {
            problems.append(("text", "must be one line of \(longest) characters at most"))
        }
        if question.isRequired, question.kind == .notice {
            problems.append(("required", "cannot be: nobody answers a notice"))
        }
        return problems + optionProblems(question).map { ("options", $0) }
    }

    /// What is wrong with a type's questions taken together.
    static func problems(together questions: [TypeQuestion]) -> [String] {
        var codes: Set<String> = []
        return [tooMany(questions.count)].compactMap(\.self)
            + questions.filter { !$0.code.isEmpty && !codes.insert($0.code).inserted }.map { twice($0.code) }
    }

    static func twice(_ code: String) -> String { "stands twice in this type: `\(code)`" }

    static func tooMany(_ count: Int) -> String? { count > most ? "must be \(most) at most" : nil }

    private static func optionProblems(_ question: TypeQuestion) -> [String] {
        let options = question.options
        guard question.kind == .choice || question.kind == .choices else {
            return options.isEmpty ? [] : ["are for `choice` and `choices` alone"]
        }
        var problems: [String] = []
        if !(1...mostOptions).contains(options.count) { problems.append("must be 1 to \(mostOptions) texts") }
        if Set(options).count != options.count { problems.append("must differ from each other") }
        if !options.allSatisfy({ !$0.isEmpty && isLine($0) }) {
            problems.append("must be one line of 1 to \(longest) characters each, without blanks around it")
        }
        return problems
    }

    /// As it is kept when somebody types or chooses it.
    private static func isLine(_ text: String) -> Bool { text.count <= longest && text == TypedText.line(text) }

    private static func isCode(_ code: String) -> Bool {
        (1...40).contains(code.utf8.count)
            && code.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
