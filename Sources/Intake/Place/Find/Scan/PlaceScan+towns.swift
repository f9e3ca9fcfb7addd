/// Other towns: what a text places there is not the city's.
extension PlaceScan {
    /// Looks behind every place for the town it is in, and for towns that are named alone.
    mutating func findTowns() {
        for index in places.indices where places[index].kind != .point { judgeTown(of: index) }
        guard places.isEmpty else { return }
        for index in tokens.indices where tokens[index].word >= 0 && !isTaken[index] {
            guard let (number, range) = town(at: index), isCued(index), let number else { continue }
            var place = FoundPlace(
                kind: .town, range: bytes(range), text: gazetteer.landmarks[number].name, confidence: 0.45)
            place.isInside = false
            place.reasons = ["another town is named"]
            places.append(place)
            return
        }
    }

    /// The address that nobody knows: a number, a name, a type.
    mutating func findUnknownAddresses() {
        for index in tokens.indices where tokens[index].isHouse && !isTaken[index] && places.count < PlaceFinder.most {
            var end = index + 1
            while end < tokens.count, end - index < 4, goesOn(end), tokens[end].ending == nil, !isTaken[end],
                tokens[end].cues.isDisjoint(with: [.grammar, .counted, .nameless, .month, .unit])
            { end += 1 }
            guard end > index + 1, end < tokens.count, goesOn(end), !isTaken[end],
                [.street, .avenue, .road, .lane, .highway, .boulevard, .terrace, .parkway].contains(tokens[end].ending)
            else { continue }
            let words = (index...end).map { String(decoding: pool[tokens[$0].folded], as: UTF8.self) }
            var place = FoundPlace(
                kind: .address, range: bytes(index..<end + 1),
                text: words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "), confidence: 0.3)
            place.house = Int(tokens[index].number)
            place.reasons = ["the city has no such street"]
            places.append(place)
            take(index..<end + 1)
        }
    }

    private mutating func judgeTown(of place: Int) {
        guard var index = tokens.firstIndex(where: { $0.range.lowerBound >= places[place].range.upperBound }) else {
            return
        }
        for _ in 0..<5 {
            guard index < tokens.count, tokens[index].gap.isSubset(of: [.space, .comma, .line, .point, .hyphen, .hash])
            else {
                return
            }
            if let (number, range) = town(at: index) {
                if let number {
                    leave(place, for: gazetteer.landmarks[number].name)
                } else if places[place].isInside != false {
                    places[place].confidence = min(0.99, places[place].confidence * 1.03)
                }
                take(range)
                places[place].range = places[place].range.lowerBound..<bytes(range).upperBound
                return
            }
            let token = tokens[index]
            let isUnit = token.cues.contains(.unit) || token.number >= 0 || token.folded.count == 1
            let isIn = !token.cues.isDisjoint(with: [.on, .filler])
            guard isUnit || isIn else { return }
            if isUnit { noteUnit(place, index) }
            index += 1
        }
    }

    /// `Apt 3B`, `#2`, `2nd floor`, in the text's words.
    private mutating func noteUnit(_ place: Int, _ index: Int) {
        guard places[place].kind == .address, tokens[index].cues.contains(.unit) else { return }
        let next = index + 1
        guard next < tokens.count, tokens[next].gap.isSubset(of: [.space, .hash, .point]),
            tokens[next].folded.count <= 4,
            tokens[next].number >= 0 || tokens[next].folded.count == 1
        else { return }
        places[place].unit = [index, next].map { String(decoding: pool[tokens[$0].folded], as: UTF8.self) }
            .joined(separator: " ")
    }

    private mutating func leave(_ place: Int, for town: String) {
        places[place].isInside = false
        places[place].point = nil
        places[place].ward = nil
        places[place].text += ", \(town)"
        places[place].confidence = max(places[place].confidence, 0.8)
        places[place].reasons = ["the text says \(town)"]
    }

    /// The town that is named here and not a street of that name: its number, or nil for this city.
    private mutating func town(at index: Int) -> (number: Int?, tokens: Range<Int>)? {
        guard tokens[index].word >= 0, !isTaken[index], let found = landmark(from: index) else { return nil }
        let range = found.mention.tokens
        if range.upperBound < tokens.count, goesOn(range.upperBound), tokens[range.upperBound].ending != nil {
            return nil
        }
        for named in found.named {
            switch named {
            case .town(let number): return (Int(number), range)
            case .city: return (nil, range)
            case .landmark, .street: continue
            }
        }
        return nil
    }

    /// Whether a name alone is a town's or this city's own: "in Medford" is no Medford Street.
    mutating func isTown(_ index: Int) -> Bool { town(at: index) != nil }

    /// Whether a name alone is this city's own.
    mutating func isCity(_ index: Int) -> Bool {
        guard let found = town(at: index) else { return false }
        return found.number == nil
    }

    private func isCued(_ index: Int) -> Bool {
        index > 0 && tokens[index].isNear && !tokens[index - 1].cues.isDisjoint(with: [.on, .at])
    }
}
