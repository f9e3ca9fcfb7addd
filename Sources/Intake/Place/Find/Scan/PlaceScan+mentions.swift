/// Walking over the text for names of streets.
extension PlaceScan {
    /// Notes every street that is named, exactly or, where the words beside it say that a street must stand there, misspelt.
    mutating func findStreets() {
        for index in tokens.indices where tokens[index].word >= 0 {
            guard mentions.count < Self.mostMentions else { break }
            if let mention = street(from: index) { note(mention) }
        }
        for index in tokens.indices where mentions[index] == nil && mayBeMisspelt(index) {
            guard mentions.count < Self.mostMentions else { break }
            let isTyped = typeFollows(index)
            guard isTyped || expectsStreet(index) else { continue }
            guard let mention = street(from: index, misspelt: 2), mention.distance > 0, isLikely(mention) else {
                continue
            }
            note(mention)
        }
        dropInner()
    }

    private mutating func note(_ mention: StreetMention) {
        var mention = mention
        let start = mention.tokens.lowerBound
        // "SW 3rd Avenue" is not the 3rd Avenue of a city without quarters; where it has them, they are in the name.
        if start > 0, goesOn(start), tokens[start - 1].cues.contains(.quarter) { return }
        if let prefix = prefix(before: start) {
            mention.isPrefixed = true
            if mention.said == nil {
                let type = tokens[prefix].beginning
                let same = mention.streets.filter { gazetteer.streets[$0].name.type == type }
                if !same.isEmpty { mention.streets = same }
            }
        }
        if let known = mentions[start], known.distance <= mention.distance { return }
        mentions[start] = mention
        mentionStarts[mention.tokens.upperBound] = start
    }

    /// The word before a name that says that a street follows: `calle`, `rua`, `ri`; fillers may stand between.
    func prefix(before start: Int) -> Int? {
        guard start > 0, goesOn(start) else { return nil }
        let last = start - 1
        if tokens[last].beginning != nil, !isEnding(last) { return last }
        // "calle de la School"
        var index = last
        for _ in 0..<2 {
            guard tokens[index].cues.contains(.article), goesOn(index) else { return nil }
            index -= 1
            if tokens[index].beginning != nil, !isEnding(index) { return index }
        }
        return nil
    }

    /// Whether a word that may stand before a name (`ave`) stands behind one.
    private func isEnding(_ index: Int) -> Bool {
        tokens[index].ending != nil && index > 0 && goesOn(index)
            && tokens[index - 1].cues.isDisjoint(with: [.filler, .on, .near, .at]) && tokens[index - 1].number < 0
    }

    /// A name that begins inside another that says its type, or is longer, is none.
    private mutating func dropInner() {
        var end = 0
        var last: Int?
        for start in mentions.keys.sorted() {
            guard let mention = mentions[start] else { continue }
            guard start < end, let before = last, let kept = mentions[before] else {
                (end, last) = (mention.tokens.upperBound, start)
                continue
            }
            let isBetter = mention.isPlain && !kept.isPlain && mention.tokens.upperBound > end
            mentions[isBetter ? before : start] = nil
            if isBetter { (end, last) = (mention.tokens.upperBound, start) }
        }
    }

    /// Whether a word could be a misspelt name at all: letters, four or more, and no word of grammar.
    private func mayBeMisspelt(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.number < 0 && token.folded.count >= 4 && token.ending == nil
            && token.cues.isDisjoint(with: [
                .grammar, .counted, .nameless, .corner, .between, .near, .on, .month, .home, .unit,
            ])
    }

    /// Whether a type of street stands behind the word, or behind the next one.
    private func typeFollows(_ index: Int) -> Bool {
        guard goesOn(index + 1) else { return false }
        if let type = tokens[index + 1].ending { return Self.plainTypes.contains(type) }
        guard goesOn(index + 2), let type = tokens[index + 2].ending else { return false }
        return Self.plainTypes.contains(type)
            && tokens[index + 1].cues.isDisjoint(with: [.grammar, .nameless, .on, .and])
    }

    private static let plainTypes: Set<StreetType> = [
        .street, .avenue, .road, .highway, .parkway, .boulevard, .lane, .terrace, .square, .court, .place, .drive,
    ]

    /// Whether a house number, `calle`, "corner of", or another street and "and" stand before the word.
    private func expectsStreet(_ index: Int) -> Bool {
        if prefix(before: index) != nil { return true }
        guard index > 0 else { return false }
        let joins =
            !tokens[index].gap.isDisjoint(with: .joining) || !tokens[index - 1].cues.isDisjoint(with: [.and, .at])
        if joins {
            // Behind another street, which ends right here or one word before.
            let end = tokens[index].gap.isDisjoint(with: .joining) ? index - 1 : index
            if mention(endingAt: end) != nil { return true }
        }
        guard let other = before(index) else { return false }
        return tokens[other].isHouse || !tokens[other].cues.isDisjoint(with: [.corner, .between])
    }

    /// Without a type, a misspelt name must be long, wrong in one letter only, and not followed by what it would describe.
    private func isLikely(_ mention: StreetMention) -> Bool {
        if mention.isPlain { return mention.agrees || mention.distance == 1 }
        let start = mention.tokens.lowerBound
        guard tokens[start].cues.isDisjoint(with: [.ordinary]) else { return false }
        if prefix(before: start) != nil { return true }
        let letters = mention.tokens.reduce(0) { $0 + tokens[$1].folded.count }
        guard mention.distance == 1, letters >= (mention.isCapital ? 5 : 7) else { return false }
        return mention.isCapital || mayEnd(at: mention.tokens.upperBound)
    }
}
