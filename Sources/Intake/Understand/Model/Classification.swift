/// What a text is likely about, how sure that is, and why.
package struct Classification: Sendable, Equatable {
    /// A label or a department with its probability.
    package struct Guess: Sendable, Equatable {
        package let name: String
        /// 0 to 1, calibrated: of all guesses of .8, eight in ten are right.
        package let probability: Float
    }

    /// The three likeliest labels, the likeliest first; fewer where the model knows fewer.
    package let labels: [Guess]
    /// The three likeliest departments; empty where the model learnt none.
    package let departments: [Guess]
    /// How little the text looks like anything the model has learnt: 0 to 1, higher is stranger. No probability: it
    /// puts texts in order.
    package let strangeness: Float
    /// The words of the text that spoke most for the likeliest label, at most three, as they stand there but in lower
    /// case.
    package let reasons: [String]
}
