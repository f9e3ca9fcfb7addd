package import Intake

/// What somebody looks for, made ready: every term must be found.
package struct SearchQuery: Hashable, Sendable {
    package enum Term: Hashable, Sendable {
        /// One word, or where `isBeginning` every word that begins so.
        case word(String, isBeginning: Bool)
        /// An address or number, perhaps its beginning, that is found whole or else by all of its parts.
        case whole(String, parts: [String])
    }

    /// How much a word that was typed finds.
    package enum Width: String, Sendable {
        /// The words as they were typed; the last one may go on.
        case asTyped = "typed"
        /// Every word that begins with one of those typed.
        case beginnings
    }

    /// What is typed beyond it is left out, in characters.
    package static let longest = 200
    private static let mostTerms = 8
    /// The last word may go on up to this length at once; longer ones first stand for themselves. An index keeps beginnings of so
    /// many letters.
    private static let shortBeginning = 2...5

    package let terms: [Term]
    /// The tracking number that was typed, where it is one.
    package let trackingNumber: TrackingNumber?

    /// Nil where the text holds no word.
    ///
    /// - Parameter text: as it was typed. A blank at the end says that the last word is whole; a `*` that it may go on.
    package init?(_ text: String) {
        let text = String(text.prefix(Self.longest))
        trackingNumber = TrackingNumber(text)
        if let number = DigitRuns.only(text) {
            // With the country's code or without: an American number begins with the area's.
            let digits = number.utf8.count == 11 && number.hasPrefix("1") ? String(number.dropFirst()) : number
            terms = [.word(digits, isBeginning: false)]
            return
        }
        let chunks = text.split(whereSeparator: \.isWhitespace).prefix(Self.mostTerms)
        var terms: [Term] = []
        for (index, chunk) in chunks.enumerated() {
            let isOpen = index == chunks.count - 1 && text.last?.isWhitespace == false
            terms += Self.terms(of: chunk, isOpen: isOpen)
        }
        guard !terms.isEmpty else { return nil }
        self.terms = terms
    }

    private static func terms(of chunk: Substring, isOpen: Bool) -> [Term] {
        let words = SearchWords.parts(of: FoldedText(String(chunk)))
        guard words.count > 1 else {
            let goesOn = chunk.last == "*"
            return words.map { word in
                .word(word, isBeginning: goesOn || (isOpen && shortBeginning.contains(word.utf8.count)))
            }
        }
        let joined = chunk.utf8.contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "-") }
        guard joined, let whole = SearchWords.whole(chunk.utf8) else {
            return words.map { .word($0, isBeginning: false) }
        }
        return [.whole(whole, parts: words)]
    }

    /// The same with every word that begins with one of those typed.
    package func terms(_ width: Width) -> [Term] {
        guard width == .beginnings else { return terms }
        return terms.map { term in
            guard case .word(let word, _) = term, !Self.isNumber(word) else { return term }
            return .word(word, isBeginning: word.utf8.count >= Self.shortBeginning.lowerBound)
        }
    }

    /// The terms that an index is asked for. It finds beginnings of up to five letters at once, and longer ones only by reading
    /// everything that begins so: those are asked for by their first five, and what comes is looked at again (`isMet`).
    package func indexTerms(_ width: Width) -> (terms: [Term], isExact: Bool) {
        var isExact = true
        let terms = terms(width).map { term in
            guard case .word(let word, isBeginning: true) = term, word.utf8.count > Self.shortBeginning.upperBound
            else {
                return term
            }
            isExact = false
            return .word(Self.cut(word), isBeginning: true)
        }
        return (terms, isExact)
    }

    /// Whether a text of these words has every term.
    package func isMet(by words: [String], _ width: Width) -> Bool {
        terms(width).allSatisfy { term in
            switch term {
            case .word(let word, isBeginning: false): words.contains(word)
            case .word(let word, isBeginning: true): words.contains { $0.hasPrefix(word) }
            case .whole(let whole, let parts):
                words.contains { $0.hasPrefix(whole) } || parts.allSatisfy(words.contains)
            }
        }
    }

    /// A whole number that people are called by: thousands begin like it.
    private static func isNumber(_ word: String) -> Bool {
        word.utf8.count >= DigitRuns.shortest
            && word.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    private static func cut(_ word: String) -> String {
        var short = Substring(word)
        while short.utf8.count > shortBeginning.upperBound { short.removeLast() }
        return String(short)
    }

    /// Whether a folded word of a text is one of those looked for, for marking it.
    func finds(_ word: String) -> Bool {
        terms.contains { term in
            switch term {
            case .word(let typed, _): typed.utf8.count > 1 ? word.hasPrefix(typed) : word == typed
            case .whole(_, let parts): parts.contains(word)
            }
        }
    }
}
