import Desk
import Intake

/// Reads what a request type asks.
struct TypeQuestionsReader {
    /// So many are more than anybody asks.
    private static let most = 50
    private static let mostOptions = 100
    /// Characters of a question, and of an option.
    private static let longest = 200

    /// The type's.
    let fields: SettingsFields

    /// In their order. What is wrong is noted.
    func questions() -> [TypeQuestion] {
        let all = fields.list("questions", known: SettingsReference.names(SettingsReference.typeQuestion))
        if all.count > Self.most { fields.complain("questions", "must be \(Self.most) at most") }
        var codes: Set<String> = []
        return all.map { own in
            let question = question(own)
            if !question.code.isEmpty, !codes.insert(question.code).inserted {
                own.complain("code", "stands twice in this type: `\(question.code)`")
            }
            return question
        }
    }

    private func question(_ own: SettingsFields) -> TypeQuestion {
        let code = own.required("code", example: "size")
        if !code.isEmpty, !Self.isCode(code) {
            own.complain("code", "must be 1 to 40 small letters, digits and underscores")
        }
        let text = own.required("text", example: "How big is it?")
        if !Self.isLine(text) { own.complain("text", "must be one line of \(Self.longest) characters at most") }
        let kind = own.choice("kind", default: TypeQuestion.Kind.line)
        let options = own.texts("options")
        let isRequired = own.flag("required", default: false)
        if isRequired, kind == .notice { own.complain("required", "cannot be: nobody answers a notice") }
        check(options, of: kind, own)
        return TypeQuestion(code: code, text: text, kind: kind, options: options, isRequired: isRequired)
    }

    private func check(_ options: [String], of kind: TypeQuestion.Kind, _ own: SettingsFields) {
        guard kind == .choice || kind == .choices else {
            if !options.isEmpty { own.complain("options", "are for `choice` and `choices` alone") }
            return
        }
        if !(1...Self.mostOptions).contains(options.count) {
            own.complain("options", "must be 1 to \(Self.mostOptions) texts")
        }
        if Set(options).count != options.count { own.complain("options", "must differ from each other") }
        if !options.allSatisfy({ !$0.isEmpty && Self.isLine($0) }) {
            own.complain(
                "options", "must be one line of 1 to \(Self.longest) characters each, without blanks around it")
        }
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
