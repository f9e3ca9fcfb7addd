import Synchronization

/// What the gateway has learnt of the city's messages: exchanged as a whole while it serves, whenever there is a newer model.
package final class Understanding: Sendable {
    /// Bytes of a message that are looked at: what it is about stands at its beginning.
    package static let examinedBytes = 8_192

    private let model = Mutex<(version: Int, model: TextModel)?>(nil)

    package init() {}

    /// The version of the model in use; nil where nothing is learnt yet.
    package var version: Int? { model.withLock { $0?.version } }

    package func take(_ new: TextModel, version: Int) {
        model.withLock { $0 = (version, new) }
    }

    /// What a message is likely about; nil where nothing is learnt yet, or nothing is said.
    package func guess(subject: String?, text: String) -> TypeGuess? {
        // A value, and so no lock is held while it thinks.
        guard let (_, model) = model.withLock({ $0 }) else { return nil }
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
