/// Finding the words that name streets and landmarks.
extension PlaceScan {
    /// How far a name was followed.
    private struct Walk {
        var node: Int32
        var next: Int
        var distance: Int
    }

    /// Ways to read one misspelt name that are followed.
    private static let mostWalks = 48

    /// What the text names from this token on: every name that ends somewhere, with the token behind it.
    ///
    /// - Parameter misspelt: whether words may be misspelt; at most `limit` letters in all.
    private mutating func names(
        from start: Int, misspelt limit: Int
    ) -> [(named: PlaceNames.Named, end: Int, distance: Int)] {
        var found: [(named: PlaceNames.Named, end: Int, distance: Int)] = []
        var walks = [Walk(node: PlaceNames.root, next: start, distance: 0)]
        var followed = 0
        while let walk = walks.popLast(), followed < Self.mostWalks {
            followed += 1
            let index = walk.next
            guard index < tokens.count, index == start || goesOn(index), index - start < PlaceNames.mostWords else {
                continue
            }
            for (word, distance) in words(index, limit: limit - walk.distance) {
                guard let node = gazetteer.names.next(walk.node, word) else { continue }
                let far = walk.distance + distance
                for named in gazetteer.names.named(at: node) { found.append((named, index + 1, far)) }
                walks.append(Walk(node: node, next: index + 1, distance: far))
            }
        }
        return found
    }

    private mutating func words(_ index: Int, limit: Int) -> [(Int32, Int)] {
        let exact = tokens[index].word
        if exact >= 0 { return [(exact, 0)] }
        guard limit > 0, tokens[index].number < 0 else { return [] }
        return candidates(index).filter { $0.distance > 0 && $0.distance <= limit }.map { ($0.word, $0.distance) }
    }

    /// The street that is named from this token on, the likeliest reading of it; nil where none is.
    mutating func street(from start: Int, misspelt limit: Int = 0) -> StreetMention? {
        guard start < tokens.count, limit > 0 || tokens[start].word >= 0 else { return nil }
        var best: (mention: StreetMention, rank: Double)?
        let found = names(from: start, misspelt: limit)
        for end in Set(found.map(\.end)) {
            for distance in 0...max(0, limit) {
                let own = found.filter { $0.end == end && $0.distance == distance }
                guard let mention = mention(start..<end, own.map(\.named), distance) else { continue }
                let agreement = mention.said == nil ? 1.5 : mention.agrees ? 3 : 0.5
                let rank = agreement + 0.6 * Double(mention.tokens.count) - 1.2 * Double(distance)
                if rank > best?.rank ?? -.infinity { best = (mention, rank) }
            }
        }
        return best?.mention
    }

    /// The streets of one name, with the type that stands behind it.
    private func mention(_ tokens: Range<Int>, _ named: [PlaceNames.Named], _ distance: Int) -> StreetMention? {
        var streets: [(number: Int, type: StreetType?)] = []
        for case .street(let number, let type) in named.prefix(64) { streets.append((Int(number), type)) }
        guard !streets.isEmpty else { return nil }
        let end = tokens.upperBound
        var said = end < self.tokens.count && goesOn(end) ? self.tokens[end].ending : nil
        // "the school way", "Pearl place": such a type counts only where a street has it.
        if let type = said, !Self.alwaysTypes.contains(type), !streets.contains(where: { $0.type == type }) {
            said = nil
        }
        // Broadway alone is Broadway, not Broadway Place.
        let isComplete = said == nil && streets.contains { $0.type == nil }
        let agreeing = streets.filter { said == nil && !isComplete || $0.type == said }
        let chosen = agreeing.isEmpty ? streets : agreeing
        let first = self.tokens[tokens.lowerBound]
        return StreetMention(
            tokens: tokens.lowerBound..<(said == nil ? end : end + 1),
            streets: chosen.map(\.number).reduce(into: []) { known, street in
                if known.count < Self.mostStreets, !known.contains(street) { known.append(street) }
            },
            said: said, agrees: said == nil ? isComplete : !agreeing.isEmpty, distance: distance,
            isCapital: first.isCapital && capitalsTell, isOrdinary: tokens.count == 1 && first.cues.contains(.ordinary))
    }

    private static let alwaysTypes: Set<StreetType> = [.street, .avenue, .road, .highway, .parkway, .boulevard]

    /// The landmark, town or city that is named from this token on: the longest name.
    mutating func landmark(from start: Int, misspelt limit: Int = 0) -> (
        named: [PlaceNames.Named], mention: LandmarkMention
    )? {
        let all = names(from: start, misspelt: limit).filter { name in
            if case .street = name.named { false } else { true }
        }
        guard let end = all.map(\.end).max() else { return nil }
        let longest = all.filter { $0.end == end }
        guard let distance = longest.map(\.distance).min() else { return nil }
        let named = longest.filter { $0.distance == distance }.map(\.named)
        let isCued =
            before(start).map { !tokens[$0].cues.isDisjoint(with: [.near, .on, .at, .corner]) } ?? false
            || start > 0 && tokens[start].isNear && !tokens[start - 1].cues.isDisjoint(with: [.on, .at, .near])
        return (
            named,
            LandmarkMention(
                tokens: start..<end,
                landmarks: named.compactMap { if case .landmark(let number) = $0 { Int(number) } else { nil } },
                distance: distance, isCapital: tokens[start].isCapital && capitalsTell, isCued: isCued)
        )
    }
}
