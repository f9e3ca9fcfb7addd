/// Blocks: "between School and Central on Highland".
extension PlaceScan {
    /// Makes a block of every "between" with two streets behind it and one beside it.
    mutating func findBlocks() {
        for index in tokens.indices where tokens[index].cues.contains(.between) && places.count < PlaceFinder.most {
            guard let first = street(behind: index + 1), isFree(first.tokens),
                let (second, joint) = joined(behind: first), joint != .near,
                isFree(second.tokens)
            else { continue }
            guard let on = street(endingAt: index) ?? street(after: second.tokens.upperBound), isFree(on.tokens) else {
                guess(first, second, index)
                continue
            }
            places.append(block(on, first, second, index))
            take(min(index, on.tokens.lowerBound)..<max(second.tokens.upperBound, on.tokens.upperBound))
        }
    }

    /// The street that begins here, fillers left out.
    private func street(behind index: Int) -> StreetMention? {
        var index = index
        for _ in 0..<4 {
            if let mention = mentions[index] { return mention }
            guard index < tokens.count, tokens[index].isNear,
                tokens[index].cues.contains(.filler) || tokens[index].beginning != nil
            else { return nil }
            index += 1
        }
        return nil
    }

    /// "Highland Ave between"
    private func street(endingAt index: Int) -> StreetMention? {
        guard index > 0, tokens[index].isNear else { return nil }
        // "Highland in between", "Highland somewhere between"
        return mention(endingAt: index) ?? (tokens[index - 1].isNear ? mention(endingAt: index - 1) : nil)
    }

    /// "on Highland": an "on" must stand between.
    private func street(after index: Int) -> StreetMention? {
        guard index < tokens.count, tokens[index].isNear,
            tokens[index].cues.contains(.on) || tokens[index].beginning != nil || tokens[index].gap.contains(.comma)
        else { return nil }
        return street(behind: index) ?? street(behind: index + 1)
    }

    private func block(_ on: StreetMention, _ first: StreetMention, _ second: StreetMention, _ index: Int) -> FoundPlace
    {
        var best: (street: Int, a: Meeting, b: Meeting)?
        for street in on.streets {
            guard let a = meeting([street], first.streets), let b = meeting([street], second.streets) else { continue }
            let isKnown = a.metres == nil && b.metres == nil
            if best == nil || isKnown { best = (street, a, b) }
            if isKnown { break }
        }
        let street = best?.street ?? on.streets.first ?? 0
        let names = [street, best?.a.b ?? first.streets.first ?? 0, best?.b.b ?? second.streets.first ?? 0].map {
            gazetteer.streets[$0].name.text
        }
        let start = min(index, on.tokens.lowerBound)
        var place = FoundPlace(
            kind: .block, range: bytes(start..<max(second.tokens.upperBound, on.tokens.upperBound)),
            text: "\(names[0]) between \(names[1]) and \(names[2])",
            confidence: 0.95 * on.quality * first.quality * second.quality)
        place.streets = names
        place.reasons = reasons(on, names[0]) + reasons(first, names[1]) + reasons(second, names[2])
        if let best, let a = best.a.point, let b = best.b.point {
            let middle = a.toward(b, 0.5)
            place.point = gazetteer.nearest(to: middle, of: street)?.point ?? middle
            place.ward = place.point.flatMap { gazetteer.ward(at: $0) }
        }
        for meeting in [best?.a, best?.b] where meeting?.metres ?? 0 > 60 {
            place.confidence *= 0.6
            place.reasons.append("not both are known to meet \(names[0])")
        }
        return place
    }

    /// "between School and Central", and no street that they cross: one that both do, where there is only one.
    private mutating func guess(_ first: StreetMention, _ second: StreetMention, _ index: Int) {
        let isNamed = [first, second].allSatisfy { $0.isPlain || $0.isCapital && !$0.isOrdinary }
        guard isNamed else { return }
        let sides = [first, second].map { side in
            side.streets.reduce(into: Set<Int>()) { $0.formUnion(gazetteer.crossings.partners(of: $1)) }
        }
        let between = sides[0].intersection(sides[1]).subtracting(first.streets + second.streets)
        guard between.count == 1, let street = between.first else { return }
        let on = StreetMention(
            tokens: index..<index + 1, streets: [street], said: nil, agrees: true, distance: 0, isCapital: true,
            isOrdinary: false)
        var place = block(on, first, second, index)
        place.confidence *= 0.6
        place.reasons.append("\(place.streets.first ?? "") is the only street that meets both")
        places.append(place)
        take(index..<second.tokens.upperBound)
    }
}
