/// An incident notice as somebody writes it: what the city tells everybody who writes about one thing, such as a snow emergency.
package struct NoticeDraft: Hashable, Sendable {
    package static let longestName = 80
    /// Of a text: with the rest of an acknowledgement it goes out as one text message (Twilio takes 1,600 characters).
    package static let longestText = 480
    package static let mostWords = 50

    /// What staff call it; residents read it as the subject of a mail.
    package var name: String
    /// Codes of request types; it is about what has one of them.
    package var types: [String]
    /// Whole words or phrases, as routing's keywords are written; it is about what holds one of them.
    package var words: [String]
    /// Only what names one of these places, written in the same way; empty for anywhere.
    package var places: [String]
    /// What residents are told, in at least one language.
    package var texts: [Language: String]
    /// What they are told when it ends; a template's own words in languages without.
    package var endTexts: [Language: String]

    package init(
        name: String, types: [String] = [], words: [String] = [], places: [String] = [], texts: [Language: String],
        endTexts: [Language: String] = [:]
    ) {
        self.name = name
        self.types = types
        self.words = words
        self.places = places
        self.texts = texts
        self.endTexts = endTexts
    }

    /// What residents are told: in their language, else in English, the city's or whichever there is.
    package func text(in language: Language, city: Language) -> String? {
        ([language, .english, city] + Language.allCases).lazy.compactMap { texts[$0] }.first
    }

    /// What keeps it from being begun.
    package var problems: [NoticeProblem] {
        var problems: [NoticeProblem] = []
        if name.isEmpty || name.count > Self.longestName || name.contains(where: \.isNewline) { problems.append(.name) }
        if texts.isEmpty { problems.append(.noText) }
        if types.isEmpty, words.isEmpty { problems.append(.matchesNothing) }
        if words.count + places.count > Self.mostWords { problems.append(.tooManyWords) }
        for word in words { KeywordIndex.problem(with: word).map { problems.append(.word($0)) } }
        for place in places { KeywordIndex.problem(with: place).map { problems.append(.place($0)) } }
        for language in Language.allCases {
            if let text = texts[language], text.count > Self.longestText { problems.append(.tooLong(language)) }
            if let text = endTexts[language], text.count > Self.longestText { problems.append(.endTooLong(language)) }
        }
        return problems
    }
}
