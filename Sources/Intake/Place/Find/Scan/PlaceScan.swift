/// One look at a text: its tokens, what streets and landmarks stand in it, and the places made of them so far.
///
/// Everything is bounded: tokens (`PlaceReader.mostTokens`), words compared with the misspelt (`mostGuesses`), names (`mostMentions`), places
/// (`PlaceFinder.most`); so the time is in proportion to the text, whatever stands in it.
struct PlaceScan {
    /// Words that are taken for misspelt and looked up so, in one text.
    static let mostGuesses = 24
    /// Streets, and landmarks, that a text may name before the rest is left out: no resident names more.
    static let mostMentions = 200
    /// Streets of one name that are looked at.
    static let mostStreets = 12

    let gazetteer: Gazetteer
    private(set) var tokens: [PlaceToken]
    let pool: [UInt8]
    /// By the token they begin with.
    var mentions: [Int: StreetMention] = [:]
    /// By the token behind them, where they begin.
    var mentionStarts: [Int: Int] = [:]
    var landmarks: [Int: LandmarkMention] = [:]
    /// Tokens that belong to a place already.
    var isTaken: [Bool]
    var places: [FoundPlace] = []
    var guesses = 0
    private var guessed: [UInt64: [MisspellingIndex.Candidate]] = [:]
    /// Whether capital letters tell names: not where all is written in them.
    let capitalsTell: Bool

    init(_ text: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer) {
        var reader = PlaceReader(text)
        reader.read()
        self.gazetteer = gazetteer
        tokens = reader.tokens
        pool = reader.pool
        isTaken = Array(repeating: false, count: tokens.count)
        var capitals = 0
        for index in tokens.indices {
            let hash = tokens[index].hash
            tokens[index].word = gazetteer.names.word(hash) ?? -1
            tokens[index].cues = PlaceCues.all[hash] ?? []
            tokens[index].ending = StreetTypeHashes.ending[hash]
            tokens[index].beginning = StreetTypeHashes.beginning[hash]
            if tokens[index].isCapital { capitals += 1 }
        }
        capitalsTell = capitals * 10 < max(1, tokens.count) * 7
    }

    /// Whether a name that has the token before goes on with this one.
    func goesOn(_ index: Int) -> Bool {
        guard index > 0, index < tokens.count, tokens[index].goesOn else { return false }
        guard tokens[index].gap.contains(.point) else { return true }
        // A point behind a long word ends a sentence; behind `St` it does not.
        return tokens[index - 1].ending != nil || tokens[index - 1].folded.count <= 2
    }

    /// The words that a misspelt one may be, the nearest first; none once too many were looked up.
    mutating func candidates(_ index: Int) -> [MisspellingIndex.Candidate] {
        let token = tokens[index]
        if let known = guessed[token.hash] { return known }
        guard guesses < Self.mostGuesses else { return [] }
        guesses += 1
        let found = gazetteer.names.misspellings.candidates(near: pool[token.folded])
        guessed[token.hash] = found
        return found
    }

    /// The first of the tokens before one that is no filler; nil where a sentence begins in between, or more than `most` fillers.
    func before(_ index: Int, most: Int = 3) -> Int? {
        var index = index
        for _ in 0...most {
            guard index > 0, tokens[index].isNear else { return nil }
            index -= 1
            if !tokens[index].cues.contains(.filler) || tokens[index].isHouse { return index }
        }
        return nil
    }

    /// The street that is named up to a token.
    func mention(endingAt end: Int) -> StreetMention? { mentionStarts[end].flatMap { mentions[$0] } }

    /// Whether what stands behind a place may stand behind one: the sentence ends, or goes on with a word of grammar.
    func mayEnd(at index: Int) -> Bool {
        guard index < tokens.count else { return true }
        let next = tokens[index]
        return !next.gap.isSubset(of: [.space, .hyphen]) || next.number >= 0
            || !next.cues.isDisjoint(with: [.grammar, .and, .at, .corner, .between, .near, .on, .unit])
    }

    /// The bytes of some tokens.
    func bytes(_ tokens: Range<Int>) -> Range<Int> {
        self.tokens[tokens.lowerBound].range.lowerBound..<self.tokens[tokens.upperBound - 1].range.upperBound
    }

    mutating func take(_ tokens: Range<Int>) { for token in tokens { isTaken[token] = true } }

    func isFree(_ tokens: Range<Int>) -> Bool { tokens.allSatisfy { !isTaken[$0] } }
}
