/// Houses: a number and a street.
extension PlaceScan {
    /// A number that a text gives for a street.
    private struct Number {
        var tokens: Range<Int>
        var house: Int
        var last: Int?
        /// Behind the name, as Spanish and Portuguese have it.
        var isBehind = false
        var isMarked = false
        /// "The 100 block of": all numbers from this one on to the next hundred.
        var isBlock = false
    }

    /// Makes an address of every street with a house number beside it.
    mutating func findAddresses() {
        for start in mentions.keys.sorted() {
            guard places.count < PlaceFinder.most, let mention = mentions[start], isFree(mention.tokens) else {
                continue
            }
            // "#2 Somerville" is no house of Somerville Avenue.
            guard mention.isPlain || !isCity(start) else { continue }
            if let number = number(before: mention) ?? number(behind: mention),
                let place = address(number, mention)
            {
                places.append(place)
                take(min(number.tokens.lowerBound, start)..<max(number.tokens.upperBound, mention.tokens.upperBound))
            }
        }
    }

    private func isHouse(_ index: Int) -> Bool {
        guard index >= 0, index < tokens.count, tokens[index].isHouse, !isTaken[index] else { return false }
        return index == 0 || tokens[index - 1].cues.isDisjoint(with: .month) || !tokens[index].gap.isSubset(of: .space)
    }

    /// `93 School`, `93-95 School`, `93 1/2 School`, `93 de la calle School`.
    private func number(before mention: StreetMention) -> Number? {
        var index = mention.tokens.lowerBound
        var fillers = 0
        while index > 0, tokens[index].isNear || tokens[index].gap == [.space, .hyphen], fillers < 5 {
            index -= 1
            let token = tokens[index]
            if token.number >= 0 { break }
            if token.cues.contains(.block), tokens[index].gap == .space, isHouse(index - 1) {
                return Number(
                    tokens: index - 1..<index + 1, house: Int(tokens[index - 1].number), last: nil, isBlock: true)
            }
            guard token.cues.contains(.article) || token.beginning != nil || token.cues.contains(.number) else {
                return nil
            }
            fillers += 1
        }
        if tokens[index].number == 2, index > 1, tokens[index].gap == .slash, tokens[index - 1].number == 1 {
            index -= 2
        }
        guard isHouse(index) else { return nil }
        let end = index + 1
        var number = Number(tokens: index..<end, house: Int(tokens[index].number), last: nil)
        let joins =
            index > 0 && tokens[index].gap == .hyphen
            || index > 1 && tokens[index - 1].number < 0 && !tokens[index - 1].cues.isDisjoint(with: [.and, .to])
        let first = tokens[index].gap == .hyphen ? index - 1 : index - 2
        if joins, isHouse(first), tokens[first].number < tokens[index].number {
            number = Number(tokens: first..<end, house: Int(tokens[first].number), last: number.house)
        }
        return number
    }

    /// `School 93`, `calle School nº 93`, `School St, 93`.
    private func number(behind mention: StreetMention) -> Number? {
        var index = mention.tokens.upperBound
        guard index < tokens.count, tokens[index].isNear else { return nil }
        var isMarked = tokens[index].gap.contains(.hash)
        while index < tokens.count, tokens[index].number < 0, tokens[index].isNear,
            tokens[index].cues.contains(.number) || mention.isPrefixed && tokens[index].cues.contains(.filler)
        {
            isMarked = isMarked || tokens[index].cues.contains(.number)
            index += 1
            guard index <= mention.tokens.upperBound + 3 else { return nil }
        }
        guard isHouse(index), tokens[index].isNear else { return nil }
        let next = index + 1
        if next < tokens.count, tokens[next].gap.isSubset(of: [.space, .hyphen]) {
            let token = tokens[next]
            // "School St 2 days ago"; "School St 93 Highland Ave": the number is the next street's.
            if token.number < 0, !token.cues.isDisjoint(with: [.counted, .month]) || mentions[next] != nil {
                return nil
            }
        }
        guard mention.isPrefixed || isMarked || mention.said != nil && mayEnd(at: next) else { return nil }
        return Number(
            tokens: index..<next, house: Int(tokens[index].number), last: nil, isBehind: true, isMarked: isMarked)
    }

    private func address(_ number: Number, _ mention: StreetMention) -> FoundPlace? {
        // The middle of a block of a hundred numbers.
        let (street, house) = likeliest(mention.streets, number.isBlock ? number.house + 50 : number.house)
        let name = gazetteer.streets[street].name.text
        let numbers = number.last.map { "\(number.house)-\($0)" } ?? "\(number.house)"
        let start = min(number.tokens.lowerBound, mention.tokens.lowerBound)
        let end = max(number.tokens.upperBound, mention.tokens.upperBound)
        var place = FoundPlace(
            kind: number.isBlock ? .block : .address, range: bytes(start..<end),
            text: "\(numbers) \(number.isBlock ? "block of " : "")\(name)", confidence: 0.97 * mention.quality)
        place.streets = [name]
        place.house = number.house
        place.lastHouse = number.last
        place.point = house?.point
        place.ward = house?.ward
        place.reasons = reasons(mention, name)
        judgeBare(mention, behind: end, &place)
        let first = mention.tokens.lowerBound
        // "2day", "4ever"; and "1 day" of Day Street.
        if !mention.isPlain, !number.isBehind, tokens[first].gap.isEmpty || tokens[first].cues.contains(.counted) {
            return nil
        }
        judgeNumber(number, house, name, &place)
        if mention.streets.count > 1, mention.said == nil { place.confidence *= 0.9 }
        return place.confidence < PlaceFinder.least ? nil : place
    }

    /// What is left of an address without a type: "93 school has" may be one, "93 school buses" is none.
    private func judgeBare(_ mention: StreetMention, behind end: Int, _ place: inout FoundPlace) {
        guard !mention.isPlain, !mention.isComplete || mention.isOrdinary else { return }
        place.reasons.append("no word says that it is a street")
        if mention.isOrdinary, !mention.isCapital {
            place.confidence *= mayEnd(at: end) ? 0.8 : 0.25
        } else {
            place.confidence *= mayEnd(at: end) ? 0.93 : mention.isCapital && !mention.isOrdinary ? 0.85 : 0.45
        }
    }

    private func judgeNumber(_ number: Number, _ house: Gazetteer.House?, _ name: String, _ place: inout FoundPlace) {
        guard let house else {
            place.confidence *= 0.75
            place.reasons.append("no house numbers of \(name) are known")
            return
        }
        switch house.gap {
        case 0: break
        case 1...20:
            place.confidence *= 0.85
            place.reasons.append("the known numbers of \(name) end just before \(number.house)")
        default:
            // "200 Broadway" where Broadway ends at 190 is near; 4000 is another town's Broadway.
            place.confidence *= house.gap < 150 ? 0.6 : 0.4
            place.reasons.append("no house \(number.house) is known on \(name); this is the nearest")
        }
        // A number behind a name that nothing marks is one only where the street has it.
        if number.isBehind, !number.isMarked { place.confidence *= house.gap == 0 ? 0.95 : 0.4 }
    }

    /// Of several streets of one name, the one that has this house; of equals the longest.
    private func likeliest(_ streets: [Int], _ number: Int) -> (street: Int, house: Gazetteer.House?) {
        var best: (street: Int, house: Gazetteer.House?, gap: Int, length: Double)?
        for street in streets {
            let house = gazetteer.house(number, of: street)
            let gap = house?.gap ?? .max
            let length = streets.count > 1 ? gazetteer.length(of: street) : 0
            if let known = best, (known.gap, -known.length) <= (gap, -length) { continue }
            best = (street, house, gap, length)
        }
        return best.map { ($0.street, $0.house) } ?? (0, nil)
    }

    /// What is to be said of how a street is written.
    func reasons(_ mention: StreetMention, _ name: String) -> [String] {
        var reasons: [String] = []
        if mention.distance > 0 { reasons.append("misspelt, read as \(name)") }
        if mention.said != nil, !mention.agrees { reasons.append("called otherwise here: \(name)") }
        return reasons
    }
}
