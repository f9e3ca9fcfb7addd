/// Surveys of one sort: of a channel, of a request type, or all.
package struct SurveyLine: Hashable, Sendable {
    /// What a mean is of: scores that were given, 1 to 5.
    package struct Mean: Hashable, Sendable {
        package var sum: Int
        package var count: Int

        package init(sum: Int, count: Int) {
            self.sum = sum
            self.count = count
        }

        /// Nil where nobody gave one.
        package var value: Double? { count == 0 ? nil : Double(sum) / Double(count) }
    }

    /// The channel's kind or the type's code; empty for all, and where no type was told.
    package var name: String
    /// Surveys that went out and are not known to have come back.
    package var sent: Int
    /// Of those: answered.
    package var answered: Int
    package var accuracy: Mean
    package var courtesy: Mean
    package var ease: Mean
    package var overall: Mean

    package init(name: String, sent: Int, answered: Int, accuracy: Mean, courtesy: Mean, ease: Mean, overall: Mean) {
        self.name = name
        self.sent = sent
        self.answered = answered
        self.accuracy = accuracy
        self.courtesy = courtesy
        self.ease = ease
        self.overall = overall
    }

    /// Of those that were sent; nil where none was.
    package var answeredShare: Double? { sent == 0 ? nil : Double(answered) / Double(sent) }
}
