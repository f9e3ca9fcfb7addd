/// Corners: two streets, and a word or sign between them.
extension PlaceScan {
    /// What joins two streets.
    enum Joint {
        /// "and", which joins much else.
        case and
        /// "and" after "at", "on" and the like.
        case cued
        /// `@`, `/`, `&`, "at", or the word corner beside them.
        case marked
        /// "Beacon St near Park".
        case near
    }

    private struct Pair {
        var first: StreetMention
        var second: StreetMention
        var joint: Joint
    }

    /// Makes a corner of every two streets that a sign or word joins.
    mutating func findCorners() {
        for start in mentions.keys.sorted() {
            guard places.count < PlaceFinder.most, let first = mentions[start], isFree(first.tokens),
                let (second, isJoined) = joined(behind: first), isFree(second.tokens)
            else { continue }
            let pair = Pair(first: first, second: second, joint: joint(start, isJoined, second))
            guard let place = corner(pair) else { continue }
            places.append(place)
            take(first.tokens.lowerBound..<second.tokens.upperBound)
        }
    }

    /// What stands around two streets may say more than what is between them.
    private func joint(_ start: Int, _ between: Joint, _ second: StreetMention) -> Joint {
        guard between != .marked else { return .marked }
        let end = second.tokens.upperBound
        if isCorner(before: start) || end < tokens.count && tokens[end].goesOn && tokens[end].cues.contains(.corner) {
            return .marked
        }
        guard between == .and else { return between }
        let isCued =
            start > 0 && tokens[start].isNear && !tokens[start - 1].cues.isDisjoint(with: [.on, .at, .near, .article])
        return isCued ? .cued : .and
    }

    /// The street behind another that a connector joins to it, and what kind of connector that is.
    func joined(behind first: StreetMention) -> (StreetMention, Joint)? {
        var index = first.tokens.upperBound
        var joint: Joint?
        for _ in 0..<6 {
            guard index < tokens.count else { return nil }
            let token = tokens[index]
            let signs = token.gap.intersection(.joining)
            guard token.gap.isSubset(of: [.space, .line, .point, .hyphen, .comma, .slash, .at, .and, .stop]) else {
                return nil
            }
            if !signs.isEmpty { joint = .marked }
            if let joint, let second = mentions[index] { return (second, joint) }
            if !token.cues.isDisjoint(with: [.corner, .at]) { joint = .marked }
            if joint == nil, token.cues.contains(.and) { joint = .and }
            if joint == nil, token.cues.contains(.near) { joint = .near }
            let stays =
                !token.cues.isDisjoint(with: [.and, .at, .corner, .filler, .near]) || token.beginning != nil
                || token.cues.contains(.on)
            guard stays, !token.gap.contains(.stop) || joint == .marked else { return nil }
            // A comma only goes before "corner of".
            if token.gap.contains(.comma), !token.cues.contains(.corner), !token.cues.contains(.on) { return nil }
            index += 1
        }
        return nil
    }

    private func isCorner(before start: Int) -> Bool {
        var index = start
        for _ in 0..<5 {
            guard index > 0, tokens[index].isNear || tokens[index].gap == .stop else { return false }
            index -= 1
            if tokens[index].cues.contains(.corner) { return true }
            guard !tokens[index].cues.isDisjoint(with: [.filler, .on]) || tokens[index].beginning != nil else {
                return false
            }
        }
        return false
    }

    private func corner(_ pair: Pair) -> FoundPlace? {
        let (first, second) = (pair.first, pair.second)
        guard let meeting = meeting(first.streets, second.streets), meeting.metres == nil || pair.joint != .near else {
            return nil
        }
        let names = [gazetteer.streets[meeting.a].name.text, gazetteer.streets[meeting.b].name.text]
        let range = bytes(first.tokens.lowerBound..<second.tokens.upperBound)
        var place = FoundPlace(
            kind: .corner, range: range, text: "\(names[0]) and \(names[1])",
            confidence: 0.97 * first.quality * second.quality * sureness(pair))
        place.streets = names
        place.point = meeting.point
        place.ward = meeting.point.flatMap { gazetteer.ward(at: $0) }
        place.reasons = reasons(first, names[0]) + reasons(second, names[1])
        if meeting.count > 1 {
            place.confidence *= 0.85
            place.reasons.append("they meet at \(meeting.count) places")
        }
        if let metres = meeting.metres {
            place.confidence *= metres < 60 ? 0.85 : metres < 200 ? 0.6 : 0.3
            place.reasons.append(
                "they are not known to meet" + (metres.isFinite ? "; \(Int(metres)) m lie between them" : ""))
        }
        return place.confidence < PlaceFinder.least ? nil : place
    }

    /// How sure it is that a corner is meant, by how the streets are written.
    private func sureness(_ pair: Pair) -> Double {
        let both = [pair.first, pair.second]
        let plain = both.count { $0.isPlain || $0.isComplete && !$0.isOrdinary || $0.isCapital && !$0.isOrdinary }
        let capitals = both.allSatisfy { $0.isCapital || $0.isPlain }
        switch pair.joint {
        case .marked: return plain == 2 ? 1 : plain == 1 ? 0.96 : capitals ? 0.94 : 0.85
        case .cued: return plain == 2 ? 0.95 : capitals ? 0.9 : plain == 1 ? 0.75 : 0.5
        case .near: return plain == 2 ? 0.85 : plain == 1 && capitals ? 0.8 : 0.3
        case .and: break
        }
        if both.allSatisfy(\.isPlain) { return 0.92 }
        if both.contains(where: \.isPlain) { return plain == 2 || capitals ? 0.9 : 0.7 }
        if capitals { return plain == 2 ? 0.8 : 0.65 }
        return both.contains(where: \.isOrdinary) ? 0.2 : 0.6
    }

    /// Where two streets meet; of several of one name, those that do.
    struct Meeting {
        var a: Int
        var b: Int
        var point: GeoPoint?
        /// Places where they meet.
        var count: Int
        /// Between them, where they do not meet; infinite where nothing is known.
        var metres: Double?
    }

    func meeting(_ first: [Int], _ second: [Int]) -> Meeting? {
        for a in first {
            for b in second where a != b {
                let points = gazetteer.crossings.points(a, b)
                if let point = points.first { return Meeting(a: a, b: b, point: point, count: points.count) }
            }
        }
        guard let a = first.first, let b = second.first(where: { $0 != a }) else { return nil }
        guard let middle = gazetteer.middle(of: b), let near = gazetteer.nearest(to: middle, of: a),
            let back = gazetteer.nearest(to: near.point, of: b), let own = gazetteer.nearest(to: back.point, of: a)
        else { return Meeting(a: a, b: b, point: nil, count: 0, metres: .infinity) }
        return Meeting(a: a, b: b, point: own.point.toward(back.point, 0.5), count: 0, metres: own.metres)
    }
}
