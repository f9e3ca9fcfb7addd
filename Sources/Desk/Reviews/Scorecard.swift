/// What an engagement is judged by, as the city defines it.
package struct Scorecard: Hashable, Codable, Sendable {
    /// One thing that is judged.
    package struct Question: Hashable, Codable, Sendable {
        package let text: String
        /// The most points there are for it; 1 to 100.
        package let points: Int
        /// Whoever gets no point for it gets none at all. Nil, as false, where it was kept before there was this.
        private let critical: Bool?

        package init(_ text: String, points: Int, isCritical: Bool = false) {
            self.text = text
            self.points = min(max(1, points), 100)
            critical = isCritical ? true : nil
        }

        package var isCritical: Bool { critical == true }
    }

    package let name: String
    package let questions: [Question]

    package init(name: String, questions: [Question]) {
        self.name = name
        self.questions = questions
    }

    /// What a city begins with.
    package static let standard = Scorecard(
        name: "Standard",
        questions: [
            Question("Understood what the resident wanted", points: 5),
            Question("The answer is right and complete", points: 10),
            Question("Courteous, and in plain words", points: 5),
            Question("In the resident's language, or with help offered in it", points: 3),
            Question("The request is filed right: type, department, status, notes", points: 5),
        ])

    /// All points there are.
    package var most: Int { questions.reduce(0) { $0 + $1.points } }

    /// What a score comes to: nothing, where something critical got no point.
    package func total(of scores: [Int]) -> Int {
        let hasFailed = zip(scores, questions).contains { $0 == 0 && $1.isCritical }
        return hasFailed ? 0 : scores.reduce(0, +)
    }

    /// Whether there is a score for each question, and none beyond what it may have.
    package func takes(_ scores: [Int]) -> Bool {
        scores.count == questions.count && zip(scores, questions).allSatisfy { (0...$1.points).contains($0) }
    }
}
