/// What the gateway has learnt of the city's messages.
package final class Understanding: Sendable {
    /// Bytes of a message that are looked at: what it is about stands at its beginning.
    package static let examinedBytes = 8_192

    package let served = ServedModel()

    package init() {}

    /// What a message is likely about; nil where nothing is learnt yet, or nothing is said.
    package func guess(subject: String?, text: String) -> TypeGuess? {
        guard let model = served.model else { return nil }
        let text = Self.examined(subject: subject, text: text)
        guard !text.isEmpty else { return nil }
        let found = model.classify(text)
        let (types, departments) = (found.labels.map(Self.choice), found.departments.map(Self.choice))
        return TypeGuess(
            types: types, departments: departments, words: found.reasons,
            isSureOfType: types.first.map { Float($0.probability) >= model.thresholds.label } ?? false,
            isSureOfDepartment: departments.first.map { Float($0.probability) >= model.thresholds.department } ?? false)
    }

    /// What is learnt from and what is guessed by: the same of both.
    package static func examined(subject: String?, text: String) -> String {
        let all = [subject ?? "", text].filter { !$0.isEmpty }.joined(separator: "\n")
        return all.utf8.count <= examinedBytes ? all : String(decoding: all.utf8.prefix(examinedBytes), as: UTF8.self)
    }

    private static func choice(_ guess: Classification.Guess) -> TypeGuess.Choice {
        TypeGuess.Choice(name: guess.name, probability: Double(guess.probability))
    }
}
