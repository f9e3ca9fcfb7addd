/// Landmarks, streets alone, and other towns.
extension PlaceScan {
    /// Finds landmarks in what is left of the text.
    mutating func findLandmarks() {
        var index = 0
        while index < tokens.count, landmarks.count < Self.mostMentions {
            defer { index += 1 }
            guard !isTaken[index], tokens[index].word >= 0 || expectsLandmark(index) else { continue }
            let isExact = tokens[index].word >= 0 && mayBegin(index)
            var found = isExact ? landmark(from: index) : nil
            if found == nil, expectsLandmark(index) { found = misspeltLandmark(index) }
            guard let found, !found.mention.landmarks.isEmpty, isFree(found.mention.tokens) else { continue }
            // "Davis Street" is a street, even where Davis alone is a square; "Union Square" is no Union Street.
            if let mention = mentions[index], mention.isPlain && mention.agrees,
                mention.tokens.count >= found.mention.tokens.count
            {
                continue
            }
            landmarks[index] = found.mention
            index = found.mention.tokens.upperBound - 1
        }
        for start in landmarks.keys.sorted() {
            guard places.count < PlaceFinder.most, let mention = landmarks[start], let place = landmark(mention) else {
                continue
            }
            places.append(place)
            take(mention.tokens)
        }
    }

    /// A misspelt landmark: seven letters in all, and ten where two are wrong.
    private mutating func misspeltLandmark(_ index: Int) -> (named: [PlaceNames.Named], mention: LandmarkMention)? {
        guard let found = landmark(from: index, misspelt: 2) else { return nil }
        let letters = found.mention.tokens.reduce(0) { $0 + tokens[$1].folded.count }
        return letters >= 4 + 3 * found.mention.distance ? found : nil
    }

    private func mayBegin(_ index: Int) -> Bool { !isTaken[index] }

    /// Whether "near the" and the like stand before a word, so that it may be a misspelt landmark.
    private func expectsLandmark(_ index: Int) -> Bool {
        guard tokens[index].folded.count >= 5, tokens[index].number < 0,
            tokens[index].cues.isDisjoint(with: [.grammar, .counted, .near, .on, .home]), let other = before(index)
        else { return false }
        return !tokens[other].cues.isDisjoint(with: [.near, .at])
    }

    private func landmark(_ mention: LandmarkMention) -> FoundPlace? {
        guard let first = mention.landmarks.first else { return nil }
        let landmark = gazetteer.landmarks[first]
        let isWhole = mention.tokens.count > 1
        var confidence = sureness(mention)
        confidence *= [1, 0.9, 0.78][min(2, mention.distance)]
        var place = FoundPlace(
            kind: .landmark, range: bytes(mention.tokens), text: Self.text(landmark), confidence: confidence)
        if !isWhole, !mention.isCapital { place.reasons.append("a word that may mean another such place") }
        if mention.distance > 0 { place.reasons.append("misspelt, read as \(landmark.name)") }
        place.point = landmark.point
        place.ward = landmark.ward ?? landmark.point.flatMap { gazetteer.ward(at: $0) }
        if mention.landmarks.count > 1 {
            place.confidence *= 0.6
            let others = mention.landmarks.dropFirst().prefix(4).map { gazetteer.landmarks[$0].name }
            place.reasons.append("or \(others.joined(separator: ", "))")
        }
        return place
    }

    /// By how it is written: "Foss Park" is one, "at the hospital" is hardly, "my high school" may be any.
    private func sureness(_ mention: LandmarkMention) -> Double {
        let isOrdinary = !mention.isCapital && mention.tokens.allSatisfy { tokens[$0].cues.contains(.ordinary) }
        if mention.tokens.count > 1 { return mention.isCued ? 0.9 : isOrdinary ? 0.55 : 0.84 }
        if isOrdinary { return mention.isCued ? 0.55 : 0.35 }
        return mention.isCued ? 0.72 : mention.isCapital ? 0.6 : 0.35
    }

    /// With its address, where it has one.
    static func text(_ landmark: Landmark) -> String {
        landmark.address.map { "\(landmark.name), \($0)" } ?? landmark.name
    }

    /// Makes a place of each street that is still alone, where the words say that it is one.
    mutating func findStreetsAlone() {
        for start in mentions.keys.sorted() {
            guard places.count < PlaceFinder.most, let mention = mentions[start], isFree(mention.tokens) else {
                continue
            }
            let isCued =
                before(start).map { !tokens[$0].cues.isDisjoint(with: [.on, .near, .at, .corner]) } ?? false
                || start > 0 && tokens[start].isNear && !tokens[start - 1].cues.isDisjoint(with: [.on, .near, .at])
            guard mention.isPlain || !isTown(start), let confidence = alone(mention, isCued: isCued) else { continue }
            let street = mention.streets.max { gazetteer.length(of: $0) < gazetteer.length(of: $1) } ?? 0
            let name = gazetteer.streets[street].name.text
            var place = FoundPlace(
                kind: .street, range: bytes(mention.tokens), text: name, confidence: confidence * mention.quality)
            place.streets = [name]
            place.point = gazetteer.middle(of: street)
            place.reasons = reasons(mention, name) + ["the text does not say where on it; this is its middle"]
            guard place.confidence >= PlaceFinder.least else { continue }
            places.append(place)
            take(mention.tokens)
        }
    }

    private func alone(_ mention: StreetMention, isCued: Bool) -> Double? {
        if mention.isPlain {
            let isPlural = mention.said == nil && mention.isOrdinary && !mention.isCapital
            return isPlural ? 0.55 : nameless(mention) ? 0.3 : 0.75
        }
        // A name that needs no type, as Broadway.
        if mention.agrees { return mention.isCapital || isCued ? 0.7 : 0.5 }
        guard isCued, !mention.isOrdinary || mention.isCapital else { return nil }
        guard mention.isCapital || mayEnd(at: mention.tokens.upperBound) else { return nil }
        return mention.isCapital && !mention.isOrdinary ? 0.55 : 0.35
    }

    /// "the cross street", "a park road": a name of every day in small letters behind an article.
    private func nameless(_ mention: StreetMention) -> Bool {
        let start = mention.tokens.lowerBound
        guard mention.isOrdinary, !mention.isCapital, capitalsTell, start > 0 else { return false }
        return tokens[start - 1].cues.contains(.nameless) && !tokens[start - 1].cues.contains(.on)
    }
}
