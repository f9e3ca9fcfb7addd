import Intake

/// What `intake evaluate language` prints. Shares are 0 to 1.
struct LanguageEvaluation: Encodable {
    let rows: Int
    /// What the gateway does: sure and right, or rightly nothing.
    let right: Int
    /// In a language of the city, and not sure enough to say so.
    let unsure: Int
    /// Sure of a language that it is not.
    let wrong: Int
    let accuracy: Double
    /// Of the texts in a language of the city: the likeliest language is right.
    let likeliestRight: Double?
    /// How far the confidence of the likeliest is, on average, from the share that is right.
    let calibrationError: Double
    let byLanguage: [String: Tally]
    let millisecondsPerText: Double

    struct Tally: Encodable {
        var rows = 0
        var right = 0
        var unsure = 0
        var wrong = 0
    }

    init(_ texts: [LanguageTable.Row]) {
        let detector = LanguageDetector()
        var all = Tally()
        var byLanguage: [String: Tally] = [:]
        var guesses: [(certainty: Float, isRight: Bool)] = []
        var known = 0
        var likeliest = 0
        let start = ContinuousClock.now
        for row in texts {
            let told = detector.language(of: row.text)
            let guess = detector.guess(of: [row.text])
            Self.count(told, row.language, in: &all)
            Self.count(told, row.language, in: &byLanguage[row.language?.rawValue ?? row.label, default: Tally()])
            if row.language != nil {
                known += 1
                likeliest += guess?.language == row.language ? 1 : 0
            }
            guesses.append((Float(guess?.confidence ?? 0), guess != nil && guess?.language == row.language))
        }
        millisecondsPerText = (ContinuousClock.now - start) / .milliseconds(1) / Double(texts.count)
        (rows, right, unsure, wrong) = (all.rows, all.right, all.unsure, all.wrong)
        accuracy = Double(all.right) / Double(all.rows)
        likeliestRight = known == 0 ? nil : Double(likeliest) / Double(known)
        calibrationError = Certainties(guesses).calibrationError
        self.byLanguage = byLanguage
    }

    private static func count(_ told: Language?, _ real: Language?, in tally: inout Tally) {
        tally.rows += 1
        if told == real {
            tally.right += 1
        } else if told == nil {
            tally.unsure += 1
        } else {
            tally.wrong += 1
        }
    }
}
