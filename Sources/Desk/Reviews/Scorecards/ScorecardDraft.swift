/// A scorecard as somebody typed it.
package struct ScorecardDraft: Sendable {
    /// So many questions are more than anybody answers.
    package static let mostQuestions = 12
    package static let longestName = 80
    package static let longestQuestion = 200

    /// What is wrong, and with what.
    package enum Problem: Hashable, Sendable {
        case name
        case noQuestions
        /// The question at this place is too long.
        case question(Int)
        /// The points of the question at this place are none from 1 to 100.
        case points(Int)
    }

    /// One line of the form; without a text it is none.
    package struct Line: Hashable, Sendable {
        package let text: String
        package let points: String
        package let isCritical: Bool

        package init(text: String, points: String, isCritical: Bool) {
            self.text = text
            self.points = points
            self.isCritical = isCritical
        }
    }

    package let name: String
    package let lines: [Line]

    package init(name: String, lines: [Line]) {
        self.name = TypedText.line(name)
        self.lines = Array(lines.prefix(Self.mostQuestions))
    }

    package var problems: [Problem] {
        var problems: [Problem] = []
        if name.isEmpty || !TypedText.fits(name, characters: Self.longestName) { problems.append(.name) }
        let asked = lines.enumerated().filter { !TypedText.line($0.element.text).isEmpty }
        if asked.isEmpty { problems.append(.noQuestions) }
        for (index, line) in asked {
            if line.text.count > Self.longestQuestion { problems.append(.question(index)) }
            if !(1...100).contains(Int(line.points) ?? 0) { problems.append(.points(index)) }
        }
        return problems
    }

    /// Nil where there is a problem.
    package var card: Scorecard? {
        guard problems.isEmpty else { return nil }
        let questions = lines.compactMap { line -> Scorecard.Question? in
            let text = TypedText.line(line.text)
            guard !text.isEmpty, let points = Int(line.points) else { return nil }
            return Scorecard.Question(text, points: points, isCritical: line.isCritical)
        }
        return Scorecard(name: name, questions: questions)
    }
}
