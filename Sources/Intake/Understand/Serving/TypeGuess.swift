/// What a message is likely about, as the learnt model has it.
package struct TypeGuess: Hashable, Sendable {
    package struct Choice: Hashable, Sendable {
        /// The code of a request type, or a department's name.
        package let name: String
        /// 0 to 1, calibrated.
        package let probability: Double

        package init(name: String, probability: Double) {
            self.name = name
            self.probability = probability
        }

        /// In whole percent; never 100, which nobody knows.
        package var percent: Int { min(99, Int((probability * 100).rounded())) }
    }

    /// The likeliest first, at most three.
    package let types: [Choice]
    package let departments: [Choice]
    /// The words that spoke most for the likeliest type.
    package let words: [String]
    /// Whether the likeliest may be taken without a person (DESIGN, promise 10; the threshold is the model's own).
    package let isSureOfType: Bool
    package let isSureOfDepartment: Bool

    package init(
        types: [Choice], departments: [Choice] = [], words: [String] = [], isSureOfType: Bool = false,
        isSureOfDepartment: Bool = false
    ) {
        self.types = types
        self.departments = departments
        self.words = words
        self.isSureOfType = isSureOfType
        self.isSureOfDepartment = isSureOfDepartment
    }

    /// How a decision by it is explained, e.g. `97 %: lamp, pole`.
    func reason(_ choice: Choice) -> String {
        words.isEmpty ? "\(choice.percent) %" : "\(choice.percent) %: \(words.joined(separator: ", "))"
    }
}
