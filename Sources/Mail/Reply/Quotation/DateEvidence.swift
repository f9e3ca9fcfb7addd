/// What in a short piece of text speaks for a date, read in one pass without knowing any language.
struct DateEvidence: Sendable {
    /// Numbers of one to four digits.
    var numbers = 0
    /// 2020-03-02, 02.03.2020, 3/2/20, 2020年3月2日.
    var fullDate = false
    /// A full date in digits stands at the very beginning.
    var beginsWithFullDate = false
    /// 1900 to 2099 by itself.
    var year = false
    /// 10:11, 10.11, 10h11.
    var time = false
    /// A comma of any script.
    var comma = false
    /// Something@something.
    var address = false

    /// Enough for a date that a program wrote, not one mentioned in passing.
    var strong: Bool { fullDate || (year && numbers >= 2) || (time && numbers >= 3) }

    init(_ text: [UInt8], _ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = text[position]
            if byte &- 48 < 10 {
                position = readNumber(text, from: position, in: range)
                continue
            }
            switch byte {
            case UInt8(ascii: ","), 0xE3, 0xD8: comma = true
            case UInt8(ascii: "@"):
                address = address || Self.isAddressSign(text, position, range)
            default: break
            }
            position += 1
        }
    }

    private static func isAddressSign(_ text: [UInt8], _ position: Int, _ range: Range<Int>) -> Bool {
        position > range.lowerBound && position + 1 < range.upperBound
            && !FoldedText.isBlank(text[position + 1])
            && (!FoldedText.isBlank(text[position - 1]) || PhraseSet.isLetter(text[position + 1]))
    }

    /// Reads a run of digits and what is joined to it by date or time signs.
    private mutating func readNumber(_ text: [UInt8], from start: Int, in range: Range<Int>) -> Int {
        var (groups, joint): ([(value: Int, digits: Int)], UInt8) = ([], 0)
        var position = start
        while groups.count < 3 {
            let (value, end) = Self.digits(text, from: position, to: range.upperBound)
            groups.append((value, end - position))
            position = end
            guard end + 1 < range.upperBound, groups.count < 3 else { break }
            let sign = text[end]
            guard "-/.:h".utf8.contains(sign), text[end + 1] &- 48 < 10 else { break }
            if joint != 0, sign != joint { break }
            joint = sign
            position = end + 1
        }
        take(groups, joint: joint, at: start, in: range)
        if groups.count == 1, Self.isHanDate(text, position, range) { fullDate = true }
        return max(position, start + 1)
    }

    private mutating func take(
        _ groups: [(value: Int, digits: Int)], joint: UInt8, at start: Int, in range: Range<Int>
    ) {
        numbers += groups.filter { $0.digits <= 4 }.count
        for group in groups where group.digits == 4 && (1900..<2100).contains(group.value) { year = true }
        if groups.count == 3, joint != UInt8(ascii: ":"), joint != UInt8(ascii: "h"),
            groups.allSatisfy({ $0.digits <= 4 && $0.digits != 3 })
        {
            fullDate = true
            if start == range.lowerBound { beginsWithFullDate = true }
        } else if groups.count >= 2, joint != UInt8(ascii: "/"), joint != UInt8(ascii: "-") {
            time = time || (groups[0].value < 24 && groups[0].digits <= 2 && groups[1].digits == 2)
        }
    }

    private static func digits(_ text: [UInt8], from start: Int, to limit: Int) -> (value: Int, end: Int) {
        var (value, position) = (0, start)
        while position < limit, text[position] &- 48 < 10 {
            value = min(value * 10 + Int(text[position] &- 48), 1_000_000)
            position += 1
        }
        return (value, position)
    }

    /// 年, 月, 日 and 년, 월, 일 behind a number.
    private static func isHanDate(_ text: [UInt8], _ position: Int, _ range: Range<Int>) -> Bool {
        guard position + 2 < range.upperBound else { return false }
        switch (text[position], text[position + 1], text[position + 2]) {
        case (0xE5, 0xB9, 0xB4), (0xE6, 0x9C, 0x88), (0xE6, 0x97, 0xA5): return true
        case (0xEB, 0x85, 0x84), (0xEC, 0x9B, 0x94), (0xEC, 0x9D, 0xBC): return true
        default: return false
        }
    }
}
