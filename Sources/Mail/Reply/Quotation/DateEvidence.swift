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
        let (head, end) = Self.digits(text, from: start, to: range.upperBound)
        take(head)
        var position = end
        guard let sign = Self.joint(text, end, range) else {
            if Self.isHanDate(text, end, range) { fullDate = true }
            return end
        }
        let (middle, middleEnd) = Self.digits(text, from: position + 1, to: range.upperBound)
        take(middle)
        position = middleEnd
        let isClock = sign == UInt8(ascii: ":") || sign == UInt8(ascii: "h")
        if Self.joint(text, middleEnd, range) == sign {
            let (tail, tailEnd) = Self.digits(text, from: middleEnd + 1, to: range.upperBound)
            take(tail)
            position = tailEnd
            if !isClock, head.mayDate, middle.mayDate, tail.mayDate {
                fullDate = true
                if start == range.lowerBound { beginsWithFullDate = true }
                return position
            }
        }
        if isClock || sign == UInt8(ascii: "."), head.value < 24, head.digits <= 2, middle.digits == 2 { time = true }
        return position
    }

    private struct Number {
        var value = 0
        var digits = 0
        /// A day, a month or a year.
        var mayDate: Bool { digits <= 4 && digits != 3 }
    }

    private mutating func take(_ number: Number) {
        if number.digits <= 4 { numbers += 1 }
        if number.digits == 4, (1900..<2100).contains(number.value) { year = true }
    }

    /// The sign that joins the number before `position` to the one behind it.
    private static func joint(_ text: [UInt8], _ position: Int, _ range: Range<Int>) -> UInt8? {
        guard position + 1 < range.upperBound, text[position + 1] &- 48 < 10 else { return nil }
        switch text[position] {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "h"):
            return text[position]
        default: return nil
        }
    }

    private static func digits(_ text: [UInt8], from start: Int, to limit: Int) -> (Number, end: Int) {
        var (number, position) = (Number(), start)
        while position < limit, text[position] &- 48 < 10 {
            number.value = min(number.value * 10 + Int(text[position] &- 48), 1_000_000)
            number.digits += 1
            position += 1
        }
        return (number, position)
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
