/// Coordinates in a text: `42.38760, -71.09950`, `42°23'15"N 71°05'58"W`, and what links to maps have (`?q=42.38,-71.09`,
/// `@42.38,-71.09,17z`, `!3d42.38!4d-71.09`, `mlat=42.38&mlon=-71.09`, `geo:42.38,-71.09`).
///
/// Decimal degrees need three decimals each, which are a hundred metres: "4.5, 10" is no place.
struct TypedCoordinates {
    /// Bytes of a text that are looked at.
    private static let mostBytes = PlaceReader.mostBytes
    /// Bytes between the two numbers: `&longitude=`.
    private static let widestGap = 16
    /// Metres around a point in which a street gives it its name.
    private static let reach = 80.0

    private let text: UnsafeBufferPointer<UInt8>

    /// A number, or degrees with minutes, and where it ends.
    private struct Angle {
        var degrees: Double
        var range: Range<Int>
        /// Whether a letter of the compass or a sign says its half of the earth.
        var isSigned: Bool
    }

    private init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = UnsafeBufferPointer(rebasing: text.prefix(Self.mostBytes))
    }

    /// The points in a text, as places.
    static func points(in text: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer) -> [FoundPlace] {
        let own = TypedCoordinates(text)
        var places: [FoundPlace] = []
        var index = 0
        while index < own.text.count, places.count < PlaceFinder.most {
            guard own.mayBegin(index), let first = own.angle(at: index) else {
                index += 1
                continue
            }
            guard let second = own.second(behind: first) else {
                index = first.range.upperBound
                continue
            }
            if let place = own.place(first, second, gazetteer) { places.append(place) }
            index = second.range.upperBound
        }
        // Of a link, the pin counts and not the middle of the map around it.
        let pins = places.filter { own.isPin($0.range.lowerBound) }
        return pins.isEmpty ? places : pins
    }

    private func isPin(_ index: Int) -> Bool {
        index > 2 && text[index - 3] == UInt8(ascii: "!") && text[index - 2] == UInt8(ascii: "3")
    }

    private func mayBegin(_ index: Int) -> Bool {
        let byte = text[index]
        guard isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") else { return false }
        guard index > 0 else { return true }
        // Not within a longer number; `!3d` goes before one.
        return !isDigit(text[index - 1]) && text[index - 1] != UInt8(ascii: ".") && text[index - 1] != UInt8(ascii: "$")
    }

    // MARK: Angles

    private func angle(at start: Int) -> Angle? {
        var index = start
        var sign = 1.0
        var isSigned = false
        if text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            (sign, isSigned) = (text[index] == UInt8(ascii: "-") ? -1 : 1, true)
            index += 1
        }
        guard let (whole, digits, decimals) = number(&index), digits <= 3 else { return nil }
        var degrees = whole
        if isDegree(index) {
            index += 2
            if decimals == 0 {
                guard let rest = minutes(&index) else { return nil }
                degrees += rest
            } else if decimals < 3 {
                return nil
            }
        } else if decimals < 3 {
            return nil
        }
        if let half = compass(behind: &index) { (sign, isSigned) = (half, true) }
        return Angle(degrees: sign * degrees, range: start..<index, isSigned: isSigned)
    }

    /// Digits, and decimals behind a point. At most 18 in all.
    private func number(_ index: inout Int) -> (value: Double, digits: Int, decimals: Int)? {
        let start = index
        var value = 0.0
        while index < text.count, isDigit(text[index]), index - start < 4 {
            value = value * 10 + Double(text[index] - UInt8(ascii: "0"))
            index += 1
        }
        let digits = index - start
        guard digits > 0 else { return nil }
        guard index + 1 < text.count, text[index] == UInt8(ascii: "."), isDigit(text[index + 1]) else {
            return (value, digits, 0)
        }
        index += 1
        let point = index
        var unit = 0.1
        while index < text.count, isDigit(text[index]), index - point < 18 {
            value += Double(text[index] - UInt8(ascii: "0")) * unit
            unit /= 10
            index += 1
        }
        return (value, digits, index - point)
    }

    /// `23'15.4"` as a part of a degree.
    private func minutes(_ index: inout Int) -> Double? {
        skipSpaces(&index)
        guard let minutes = number(&index), minutes.value < 60 else { return nil }
        skipMarks(&index)
        skipSpaces(&index)
        let behind = index
        guard index < text.count, isDigit(text[index]), let seconds = number(&index), seconds.value < 60, isMark(index)
        else {
            index = behind
            return minutes.value / 60
        }
        skipMarks(&index)
        return minutes.value / 60 + seconds.value / 3_600
    }

    /// N, S, E, W, and O for west in Spanish and Portuguese, standing alone: 1 or -1.
    private func compass(behind index: inout Int) -> Double? {
        var next = index
        skipSpaces(&next)
        guard next < text.count, next == index || next == index + 1 else { return nil }
        let isAlone = next + 1 >= text.count || (text[next + 1] | 0x20) &- UInt8(ascii: "a") >= 26
        guard isAlone else { return nil }
        switch text[next] {
        case UInt8(ascii: "N"), UInt8(ascii: "E"):
            index = next + 1
            return 1
        case UInt8(ascii: "S"), UInt8(ascii: "W"), UInt8(ascii: "O"):
            index = next + 1
            return -1
        default: return nil
        }
    }

    // MARK: Pairs

    /// The second angle, behind a comma, spaces, or what a link has between the two.
    private func second(behind first: Angle) -> Angle? {
        var index = first.range.upperBound
        let end = min(text.count, index + Self.widestGap)
        while index < end {
            let byte = text[index]
            // A comma in a link.
            if byte == UInt8(ascii: "%"), index + 2 < text.count, text[index + 1] == UInt8(ascii: "2") {
                index += 3
                continue
            }
            if byte == UInt8(ascii: "4"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "d"), index > 0,
                text[index - 1] == UInt8(ascii: "!")
            {
                index += 2
                continue
            }
            if isDigit(byte) || byte == UInt8(ascii: "-") && index + 1 < text.count && isDigit(text[index + 1]) {
                return index > first.range.upperBound ? angle(at: index) : nil
            }
            index += 1
        }
        return nil
    }

    private func place(_ first: Angle, _ second: Angle, _ gazetteer: Gazetteer) -> FoundPlace? {
        let angles = (first.degrees, second.degrees)
        var reasons = ["coordinates in the text"]
        var point = GeoPoint(latitude: angles.0, longitude: angles.1)
        if point.map({ gazetteer.isInside($0) != true }) ?? true {
            // GeoJSON's order, and western cities without the minus.
            for (latitude, longitude, why) in [
                (angles.1, angles.0, "read as longitude and latitude"),
                (angles.0, -angles.1, "read as western longitude"),
            ] {
                guard let other = GeoPoint(latitude: latitude, longitude: longitude), gazetteer.isInside(other) == true,
                    why.hasPrefix("read as longitude") || !second.isSigned
                else { continue }
                (point, reasons) = (other, reasons + [why])
                break
            }
        }
        guard let point else { return nil }
        var place = FoundPlace(
            kind: .point, range: first.range.lowerBound..<second.range.upperBound, text: point.text, confidence: 0.96)
        if let near = gazetteer.nearestStreet(to: point, within: Self.reach) {
            let name = gazetteer.streets[near.street].name.text
            place.streets = [name]
            reasons.append("near \(near.house.map { "\($0) " } ?? "")\(name)")
        }
        place.point = point
        place.reasons = reasons
        return place
    }

    // MARK: Bytes

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// `°` or `º`, which phones put for it: two bytes.
    private func isDegree(_ index: Int) -> Bool {
        index + 1 < text.count && text[index] == 0xC2 && (text[index + 1] == 0xB0 || text[index + 1] == 0xBA)
    }

    private func isMark(_ index: Int) -> Bool { markLength(index) > 0 }

    /// `'`, `"`, and what is printed for them.
    private func markLength(_ index: Int) -> Int {
        guard index < text.count else { return 0 }
        if text[index] == UInt8(ascii: "'") || text[index] == UInt8(ascii: "\"") { return 1 }
        guard index + 2 < text.count, text[index] == 0xE2, text[index + 1] == 0x80 else { return 0 }
        return [0x98, 0x99, 0x9C, 0x9D, 0xB2, 0xB3].contains(text[index + 2]) ? 3 : 0
    }

    private func skipMarks(_ index: inout Int) {
        for _ in 0..<2 { index += markLength(index) }
    }

    private func skipSpaces(_ index: inout Int) {
        while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
    }
}
