package import Intake

/// An answer as somebody typed it, checked.
package struct TypedAnswer: Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        case noNumber
        case noTime
        /// None of the question's options.
        case noOption
        case tooLong(limit: Int)
    }

    /// Why an answer is not taken.
    package struct Refused: Error, Hashable {
        package let question: TypeQuestion
        package let problem: Problem
    }

    /// UTF-16 units of an answer of one line, as a browser's `maxlength` counts them.
    package static let longestLine = 300
    /// The same of an answer of several lines.
    package static let longestText = 4_000

    package let question: TypeQuestion
    /// None where nothing was typed: the question is not answered.
    package let values: [String]

    private init(_ question: TypeQuestion, _ values: [String]) {
        self.question = question
        self.values = values
    }

    /// Takes what was typed, or says what is wrong with it.
    ///
    /// - Parameter known: what is answered already. It may stay, also where the question was asked otherwise then.
    package static func check(
        _ question: TypeQuestion, _ typed: [String], known: [String] = []
    ) -> Result<TypedAnswer, Refused> {
        let values = values(typed, of: question)
        guard values != known, let problem = problem(with: values, of: question, known) else {
            return .success(TypedAnswer(question, values))
        }
        return .failure(Refused(question: question, problem: problem))
    }

    /// What was typed without what says nothing: blanks around it, control characters, the same option twice.
    private static func values(_ typed: [String], of question: TypeQuestion) -> [String] {
        var values: [String] = []
        for text in typed {
            let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter(isText)))
            let value = question.kind == .text ? TypedText.trimmed(visible) : TypedText.line(visible)
            if !value.isEmpty, !values.contains(value) { values.append(value) }
        }
        switch question.kind {
        case .choices: return values
        // A browser's field may send seconds, too.
        case .time: return values.prefix(1).map { isTime($0) ? String($0.prefix(timePattern.count)) : $0 }
        case .notice: return []
        case .line, .text, .number, .choice: return Array(values.prefix(1))
        }
    }

    private static func problem(
        with values: [String], of question: TypeQuestion, _ known: [String]
    ) -> Problem? {
        let limit = question.kind == .text ? longestText : longestLine
        if values.contains(where: { $0.utf16.count > limit }) { return .tooLong(limit: limit) }
        switch question.kind {
        case .line, .text, .notice: return nil
        case .number: return values.allSatisfy(isNumber) ? nil : .noNumber
        case .time: return values.allSatisfy(isTime) ? nil : .noTime
        case .choice, .choices:
            return values.allSatisfy { question.options.contains($0) || known.contains($0) } ? nil : .noOption
        }
    }

    // MARK: - Forms

    /// Line feeds and tabs are text, other control characters are not.
    private static func isText(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory != .control || ["\n", "\r", "\t"].contains(scalar)
    }

    /// Digits with one point among them, and a sign before. A comma stands for a point in one language and groups digits in another.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.first.map(isSign) == true ? text.utf8.dropFirst() : text.utf8[...]
        let points = digits.count { $0 == UInt8(ascii: ".") }
        return digits.contains(where: isDigit) && points <= 1
            && digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
    }

    private static let timePattern = Array("0000-00-00T00:00".utf8)

    /// A local date and time of the calendar, as a browser's field sends it: `2026-11-22T14:05` (HTML §2.3.5.5), with seconds or without.
    package static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == timePattern.count || bytes.count == timePattern.count + 3 else { return false }
        let agrees = zip(bytes, timePattern).allSatisfy { $1 == UInt8(ascii: "0") ? isDigit($0) : $0 == $1 }
        guard agrees, bytes.count == timePattern.count || bytes[16] == UInt8(ascii: ":") else { return false }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
        let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        guard (1...9999).contains(year), (1...12).contains(month), number(11..<13) < 24, number(14..<16) < 60 else {
            return false
        }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
