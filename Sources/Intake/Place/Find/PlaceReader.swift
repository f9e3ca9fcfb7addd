/// Takes a text apart into tokens: one pass over its UTF-8, malformed bytes taken for gaps.
struct PlaceReader {
    /// Bytes of a text that are looked at; further ones are quotes of quotes.
    static let mostBytes = 16_384
    static let mostTokens = 2_048

    private let text: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var gap: PlaceToken.Gap = .paragraph
    private(set) var tokens: [PlaceToken] = []
    private(set) var pool: [UInt8] = []

    /// Suffixes of a number that make it no house: `5pm`, `30mph`, `100k`.
    private static let units: Set<[UInt8]> = Set(
        [
            "am", "pm", "ft", "mph", "kmh", "km", "lb", "lbs", "kg", "hr", "hrs", "hs", "min", "mins", "cm", "mm", "in",
            "yo", "yr", "yrs",
        ]
        .map { Array($0.utf8) })
    private static let ordinals: Set<[UInt8]> = Set(
        ["st", "nd", "rd", "th", "er", "ra", "ro", "ta", "to"].map { Array($0.utf8) })

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = UnsafeBufferPointer(rebasing: text.prefix(Self.mostBytes))
        tokens.reserveCapacity(min(Self.mostTokens, self.text.count / 5 + 4))
        pool.reserveCapacity(self.text.count)
    }

    /// Reads all.
    mutating func read() {
        while index < text.count, tokens.count < Self.mostTokens {
            let byte = text[index]
            if Self.isDigit(byte) {
                readNumber()
            } else if let length = letterLength(at: index) {
                readWord(from: index, length)
            } else {
                readGap(byte)
            }
        }
        markNumbers()
    }

    // MARK: Words

    private mutating func readWord(from start: Int, _ length: Int) {
        let first = pool.count
        // "Étoile" is as much a name as "Star": what begins with another letter than these counts as a capital.
        let isCapital =
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(text[start])
            || text[start] == 0xC3 && text.count > start + 1 && text[start + 1] < 0xA0
        var end = start
        while end < text.count {
            if let length = letterLength(at: end) {
                fold(end, length)
                end += length
            } else if Self.isDigit(text[end]) {
                pool.append(text[end])
                end += 1
            } else if let next = joint(at: end, word: first) {
                end = next
            } else {
                break
            }
        }
        add(start..<end, folded: first..<min(pool.count, first + FoldedWord.longest), isCapital: isCapital)
        index = max(end, start + 1)
        skipPossessive()
    }

    /// Where a word goes on behind an apostrophe (`O'Brien`), or behind the point of an abbreviation (`p.m`); nil where it ends.
    private func joint(at end: Int, word first: Int) -> Int? {
        if text[end] == UInt8(ascii: "."), pool.count - first == 1 || text[max(0, end - 2)] == UInt8(ascii: ".") {
            guard end + 1 < text.count, letterLength(at: end + 1) == 1 else { return nil }
            return end + 2 < text.count && letterLength(at: end + 2) != nil ? nil : end + 1
        }
        guard let length = apostropheLength(at: end), letterLength(at: end + length) != nil else { return nil }
        let letter = text[end + length] | 0x20
        // The s of "Joe's" is no part of his name.
        let isPossessive = letter == UInt8(ascii: "s") && letterLength(at: end + length + 1) == nil
        return isPossessive ? nil : end + length
    }

    private mutating func skipPossessive() {
        guard let length = apostropheLength(at: index), index + length < text.count,
            text[index + length] | 0x20 == UInt8(ascii: "s"), letterLength(at: index + length + 1) == nil
        else { return }
        index += length + 1
    }

    /// `'`, or U+2019, which phones put in its place.
    private func apostropheLength(at index: Int) -> Int? {
        guard index < text.count else { return nil }
        if text[index] == UInt8(ascii: "'") { return 1 }
        return index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0x99
            ? 3 : nil
    }

    // MARK: Numbers

    private mutating func readNumber() {
        let start = index
        let first = pool.count
        var value: Int32 = 0
        while index < text.count, Self.isDigit(text[index]) {
            if pool.count - first < FoldedWord.longest { pool.append(text[index]) }
            value = min(9_999_999, value * 10 + Int32(text[index] - UInt8(ascii: "0")))
            index += 1
        }
        let digits = index - start
        var suffix: [UInt8] = []
        var end = index
        while end < text.count, suffix.count < 8, letterLength(at: end) == 1, text[end] < 0x80 {
            suffix.append(text[end] | 0x20)
            end += 1
        }
        let isWhole = letterLength(at: end) == nil
        let joins = isWhole && (Self.ordinals.contains(suffix) || Self.units.contains(suffix))
        // "the 80's", "100's of them".
        let isDecade =
            apostropheLength(at: index).map { index + $0 < text.count && text[index + $0] | 0x20 == UInt8(ascii: "s") }
            ?? false
        if joins { pool += suffix }
        if joins || isWhole && suffix.count == 1 { index = end }
        add(start..<index, folded: first..<pool.count, isCapital: false)
        let last = tokens.count - 1
        guard last >= 0 else { return }
        tokens[last].number = value
        tokens[last].digits = UInt8(min(255, digits))
        tokens[last].isHouse =
            !joins && !isDecade && digits <= 5 && value > 0 && text[start] != UInt8(ascii: "0")
            && isPlain(start, start + digits)
    }

    /// Whether nothing beside it makes it a date, time, amount or part of a longer number.
    private func isPlain(_ start: Int, _ end: Int) -> Bool {
        let before = start > 0 ? text[start - 1] : UInt8(ascii: " ")
        let behind = end < text.count ? text[end] : UInt8(ascii: " ")
        let digitBefore = start > 1 && Self.isDigit(text[start - 2])
        let digitBehind = end + 1 < text.count && Self.isDigit(text[end + 1])
        switch before {
        case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "_"): return false
        // £ and ¥, and what ends with the same byte: €.
        case 0xA3, 0xA5, 0xAC: return false
        case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: ","):
            if digitBefore { return false }
        default: break
        }
        switch behind {
        case UInt8(ascii: "%"), UInt8(ascii: "$"): return false
        case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "."): return !digitBehind
        case UInt8(ascii: ","):
            let digits = text[min(text.count, end + 1)..<min(text.count, end + 5)].prefix { Self.isDigit($0) }.count
            return digits != 3
        case 0xE2: return !(end + 2 < text.count && text[end + 1] == 0x82 && text[end + 2] == 0xAC)
        default: return true
        }
    }

    /// Numbers in a row are telephone numbers and dates: three with hyphens, points or spaces between them; or three digits, a hyphen
    /// and four. Two with a hyphen are a range of houses.
    private mutating func markNumbers() {
        var index = 0
        while index < tokens.count {
            guard tokens[index].number >= 0 else {
                index += 1
                continue
            }
            var end = index + 1
            while end < tokens.count, tokens[end].number >= 0,
                tokens[end].gap.isSubset(of: [.space, .hyphen, .point, .stop, .slash])
            { end += 1 }
            let chain = index..<end
            let joined = chain.dropFirst().allSatisfy { !tokens[$0].gap.contains(.space) }
            let isTelephone =
                chain.count > 1 && tokens[index].digits == 3 && (3...4).contains(tokens[index + 1].digits)
                && (joined || chain.count > 2)
            if isTelephone || chain.count > 2 && joined { for number in chain { tokens[number].isHouse = false } }
            index = end
        }
    }

    // MARK: What is between

    private mutating func readGap(_ byte: UInt8) {
        var length = 1
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): gap.insert(.space)
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            if gap.contains(.line), byte == UInt8(ascii: "\n"), index > 0, text[index - 1] != UInt8(ascii: "\r") {
                gap.insert(.paragraph)
            }
            gap.insert(.line)
        case UInt8(ascii: ","): gap.insert(.comma)
        case UInt8(ascii: "."): gap.insert(.point)
        case UInt8(ascii: "/"), UInt8(ascii: "\\"): gap.insert(.slash)
        case UInt8(ascii: "@"): gap.insert(.at)
        case UInt8(ascii: "&"), UInt8(ascii: "+"): gap.insert(.and)
        case UInt8(ascii: "-"), UInt8(ascii: "'"): gap.insert(.hyphen)
        case UInt8(ascii: "#"): gap.insert(.hash)
        case UInt8(ascii: "$"): gap.insert(.money)
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
            gap.insert(.stop)
        case 0x80...: length = readOtherGap()
        default: gap.insert(.other)
        }
        index += length
    }

    /// A sign outside ASCII: dashes join, a no-break space parts, º and ª belong to the number before them.
    private mutating func readOtherGap() -> Int {
        let (scalar, length) = UTF8Step.scalar(text, at: index)
        switch scalar {
        case 0xA0, 0x2000...0x200B, 0x202F: gap.insert(.space)
        case 0x2010...0x2015: gap.insert(.hyphen)
        case 0x2018...0x201F: gap.insert(.hyphen)
        case 0xBC...0xBE, 0x300...0x36F, 0xAD: break
        default: gap.insert(.other)
        }
        return length
    }

    // MARK: Letters

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// The bytes of the letter at an index; nil where there is none.
    private func letterLength(at index: Int) -> Int? {
        guard index < text.count else { return nil }
        let byte = text[index]
        if byte < 0x80 { return (byte | 0x20) &- UInt8(ascii: "a") < 26 ? 1 : nil }
        let (scalar, length) = UTF8Step.scalar(text, at: index)
        // Latin letters and what other scripts have; not signs, spaces and symbols.
        switch scalar {
        case 0xAA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x250...0x2AF, 0x370...0x1FFF, 0x2C00...0x2DFF,
            0x3040...0xD7FF,
            0xF900...0xFAFF, 0xFB00...0xFB06, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            return length
        default: return nil
        }
    }

    private mutating func fold(_ index: Int, _ length: Int) {
        if length == 1 {
            pool.append(text[index] | 0x20)
        } else if let scalar = Unicode.Scalar(UTF8Step.scalar(text, at: index).scalar) {
            FoldedWord.append(scalar, to: &pool)
        }
    }

    private mutating func add(_ range: Range<Int>, folded: Range<Int>, isCapital: Bool) {
        tokens.append(
            PlaceToken(
                range: range, gap: gap, hash: FoldedWord.hash(pool[folded]), folded: folded, isCapital: isCapital))
        gap = []
    }
}
