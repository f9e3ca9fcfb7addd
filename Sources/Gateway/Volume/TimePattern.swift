/// How a file writes dates and times, as `MM/dd/yyyy` or `h:mm a`: letters of Unicode's date patterns (UTS #35, part 4, §8), of which it
/// knows those for numbers, English months, AM and PM, and offsets.
struct TimePattern: Hashable, Sendable {
    enum Field: Hashable, Sendable {
        case year, shortYear, month, day, hour, halfHour, minute, second
    }

    private enum Piece: Hashable, Sendable {
        case number(Field, digits: ClosedRange<Int>)
        case monthName
        /// AM or PM.
        case half
        case offset
        case literal(UInt8)
        /// Whatever follows.
        case rest
    }

    private let pieces: [Piece]

    /// Nil where a letter means nothing here, a quote is not closed, or something follows a `*`.
    init?(_ text: String) {
        var (pieces, rest) = ([Piece](), text[...])
        while let letter = rest.first {
            guard pieces.last != .rest else { return nil }
            if letter == "'" {
                guard let end = rest.dropFirst().firstIndex(of: "'") else { return nil }
                let quoted = rest[rest.index(after: rest.startIndex)..<end]
                pieces += (quoted.isEmpty ? "'" : quoted).utf8.map(Piece.literal)
                rest = rest[rest.index(after: end)...]
                continue
            }
            let run = rest.prefix { $0 == letter }
            rest = rest[run.endIndex...]
            if letter.isLetter {
                guard let piece = Self.piece(letter, run.count) else { return nil }
                pieces.append(piece)
            } else if letter == "*" {
                pieces.append(.rest)
            } else {
                pieces += run.utf8.map(Piece.literal)
            }
        }
        self.pieces = pieces
    }

    /// Whether it tells the date, and the hour.
    var hasDate: Bool {
        (has(.year) || has(.shortYear)) && (has(.month) || pieces.contains(.monthName)) && has(.day)
    }
    var hasHour: Bool { has(.hour) || has(.halfHour) && pieces.contains(.half) }

    /// What a text says; nil where it is not written so.
    func read(_ text: String) -> TimeParts? {
        let bytes = Array(text.utf8)
        var (parts, position) = (TimeParts(), 0)
        for piece in pieces {
            switch piece {
            case .rest: return parts
            case .literal(let byte):
                guard position < bytes.count, bytes[position] == byte else { return nil }
                position += 1
            case .number(let field, let digits):
                guard let value = Self.number(bytes, &position, digits), parts.set(field, value) else { return nil }
            case .monthName:
                guard let month = Self.word(Self.months, bytes, &position) else { return nil }
                parts.month = month + 1
            case .half:
                guard let half = Self.word(Self.halves, bytes, &position) else { return nil }
                parts.isAfternoon = half == 1
            case .offset:
                guard let offset = Self.offset(bytes, &position) else { return nil }
                parts.offset = offset
            }
        }
        return position == bytes.count ? parts : nil
    }

    private func has(_ field: Field) -> Bool {
        pieces.contains { if case .number(field, _) = $0 { true } else { false } }
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map { Array($0.utf8) }
    private static let halves = ["am", "pm"].map { Array($0.utf8) }
    private static let fields: [Character: Field] = [
        "M": .month, "d": .day, "H": .hour, "h": .halfHour, "m": .minute, "s": .second,
    ]

    private static func piece(_ letter: Character, _ count: Int) -> Piece? {
        switch (letter, count) {
        case ("y", 4): return .number(.year, digits: 4...4)
        case ("y", 2): return .number(.shortYear, digits: 2...2)
        case ("M", 3): return .monthName
        case ("a", 1): return .half
        case ("X", 1): return .offset
        default:
            guard let field = fields[letter], count <= 2 else { return nil }
            return .number(field, digits: count...2)
        }
    }

    private static func number(_ bytes: [UInt8], _ position: inout Int, _ digits: ClosedRange<Int>) -> Int? {
        var (value, count) = (0, 0)
        while position < bytes.count, count < digits.upperBound, (0x30...0x39).contains(bytes[position]) {
            value = value * 10 + Int(bytes[position] - 0x30)
            (position, count) = (position + 1, count + 1)
        }
        return digits.contains(count) ? value : nil
    }

    /// Which of the words stands here, in letters of either case.
    private static func word(_ words: [[UInt8]], _ bytes: [UInt8], _ position: inout Int) -> Int? {
        let found = words.firstIndex { word in
            position + word.count <= bytes.count
                && word.indices.allSatisfy { bytes[position + $0] | 0x20 == word[$0] }
        }
        if let found { position += words[found].count }
        return found
    }

    /// Minutes that `Z`, `-05`, `-0500` or `-05:00` is ahead of UTC.
    private static func offset(_ bytes: [UInt8], _ position: inout Int) -> Int? {
        guard position < bytes.count else { return nil }
        let sign = bytes[position]
        position += 1
        if sign == UInt8(ascii: "Z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        guard let hours = number(bytes, &position, 2...2), hours <= 14 else { return nil }
        if position < bytes.count, bytes[position] == UInt8(ascii: ":") { position += 1 }
        let minutes = position < bytes.count ? number(bytes, &position, 2...2) : 0
        guard let minutes, minutes < 60 else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }
}
