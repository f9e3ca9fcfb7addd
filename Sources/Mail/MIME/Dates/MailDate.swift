/// Dates of mail (RFC 5322 section 3.3, with the obsolete forms of 4.3), scanned by hand: a formatter costs thousands of
/// times as much.
struct MailDate {
    private var day: Int?
    private var month: Int?
    private var year: Int?
    private var seconds: Int?
    private var zoneMinutes: Int?

    /// Milliseconds since 1970-01-01T00:00:00Z of the date in `value`, or nil if that is none. Also reads the forms of ctime and of ISO 8601,
    /// which mailers write by mistake.
    static func milliseconds(_ bytes: Span<UInt8>, in value: Range<Int>) -> Int64? {
        var date = MailDate()
        var index = value.lowerBound
        while index < value.upperBound {
            let byte = bytes[index]
            if byte == ASCII.openParenthesis {
                index = HeaderComment.end(bytes, from: index, to: value.upperBound)
            } else if byte.isDigit {
                index = date.readNumber(bytes, from: index, to: value.upperBound)
            } else if byte.isLetter {
                index = date.readWord(bytes, from: index, to: value.upperBound)
            } else if byte == ASCII.plus || byte == ASCII.hyphen, date.seconds != nil {
                index = date.readOffset(bytes, from: index, to: value.upperBound)
            } else {
                index += 1
            }
        }
        return date.milliseconds
    }

    private static func digits(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> (value: Int, end: Int) {
        var (value, index) = (0, start)
        while index < end, bytes[index].isDigit {
            if value < 100_000 { value = value * 10 + Int(bytes[index] & 0x0F) }
            index += 1
        }
        return (value, index)
    }

    private mutating func readNumber(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let (value, next) = Self.digits(bytes, from: start, to: end)
        if seconds == nil, let colon = Self.colon(bytes, from: next, to: end) {
            return readTime(bytes, hour: value, from: colon, to: end)
        }
        let length = next - start
        if length == 4, day == nil, next < end, bytes[next] == ASCII.hyphen {
            return readISO(bytes, year: value, from: next, to: end)
        }
        if day == nil, length <= 2 {
            day = value
        } else if year == nil, length >= 2 {
            // RFC 5322 section 4.3: two digits below 50 are of this century, three digits count from 1900.
            year = length == 2 ? (value < 50 ? 2_000 + value : 1_900 + value) : length == 3 ? 1_900 + value : value
        }
        return next
    }

    /// The colon behind blanks and comments, which the obsolete syntax allows inside a time; nil if something else comes.
    private static func colon(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        let index = skipBlanks(bytes, from: start, to: end)
        return index < end && bytes[index] == ASCII.colon ? index : nil
    }

    private static func skipBlanks(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, bytes[index].isWhitespace || bytes[index] == ASCII.openParenthesis {
            index = bytes[index] == ASCII.openParenthesis ? HeaderComment.end(bytes, from: index, to: end) : index + 1
        }
        return index
    }

    private mutating func readTime(_ bytes: Span<UInt8>, hour: Int, from colon: Int, to end: Int) -> Int {
        var (minute, index) = Self.digits(bytes, from: Self.skipBlanks(bytes, from: colon + 1, to: end), to: end)
        var second = 0
        if index < end, bytes[index] == ASCII.dot {
            (second, index) = Self.digits(bytes, from: index + 1, to: end)
        } else if let next = Self.colon(bytes, from: index, to: end) {
            (second, index) = Self.digits(bytes, from: Self.skipBlanks(bytes, from: next + 1, to: end), to: end)
        }
        // A fraction of a second, which ISO 8601 allows.
        if index + 1 < end, bytes[index] == ASCII.dot, bytes[index + 1].isDigit {
            (_, index) = Self.digits(bytes, from: index + 1, to: end)
        }
        if hour < 24, minute < 60, second <= 60 { seconds = hour * 3_600 + minute * 60 + min(second, 59) }
        return index
    }

    private mutating func readISO(_ bytes: Span<UInt8>, year: Int, from hyphen: Int, to end: Int) -> Int {
        let (month, next) = Self.digits(bytes, from: hyphen + 1, to: end)
        guard next < end, bytes[next] == ASCII.hyphen else { return next }
        let (day, last) = Self.digits(bytes, from: next + 1, to: end)
        (self.year, self.month, self.day) = (year, month, day)
        return last
    }

    private mutating func readOffset(_ bytes: Span<UInt8>, from sign: Int, to end: Int) -> Int {
        var (value, index) = Self.digits(bytes, from: sign + 1, to: end)
        if index - sign == 3, index < end, bytes[index] == ASCII.colon {
            let (minutes, next) = Self.digits(bytes, from: index + 1, to: end)
            (value, index) = (value * 100 + minutes, next)
        } else if index - sign == 3 {
            value *= 100
        }
        let minutes = value / 100 * 60 + value % 100
        if index > sign + 1, value < 2_400, zoneMinutes == nil {
            zoneMinutes = bytes[sign] == ASCII.hyphen ? -minutes : minutes
        }
        return index
    }

    private mutating func readWord(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, bytes[index].isLetter { index += 1 }
        let word = start..<index
        if month == nil, let found = Self.month(bytes, word) { month = found }
        if seconds != nil, zoneMinutes == nil, let zone = Self.zone(bytes, word) { zoneMinutes = zone }
        if bytes.equals("pm", in: word), let past = seconds, past < 12 * 3_600 { seconds = past + 12 * 3_600 }
        if bytes.equals("am", in: word), let past = seconds, past >= 12 * 3_600 { seconds = past - 12 * 3_600 }
        return index
    }

    private static func month(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Int? {
        guard word.count >= 3 else { return nil }
        switch letters(bytes, word.lowerBound) {
        case 0x6A616E: return 1
        case 0x666562: return 2
        case 0x6D6172: return 3
        case 0x617072: return 4
        case 0x6D6179: return 5
        case 0x6A756E: return 6
        case 0x6A756C: return 7
        case 0x617567: return 8
        case 0x736570: return 9
        case 0x6F6374: return 10
        case 0x6E6F76: return 11
        case 0x646563: return 12
        default: return nil
        }
    }

    /// The offset in minutes of the North American zones of RFC 5322 section 4.3. All other letters mean UTC or nothing known.
    private static func zone(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Int? {
        guard word.count == 3 else { return nil }
        switch letters(bytes, word.lowerBound) {
        case 0x656474: return -240
        case 0x657374, 0x636474: return -300
        case 0x637374, 0x6D6474: return -360
        case 0x6D7374, 0x706474: return -420
        case 0x707374: return -480
        default: return nil
        }
    }

    /// Three letters in lower case as one number: "jan" is 0x6A616E.
    private static func letters(_ bytes: Span<UInt8>, _ start: Int) -> UInt32 {
        UInt32(bytes[start] | 0x20) << 16 | UInt32(bytes[start + 1] | 0x20) << 8 | UInt32(bytes[start + 2] | 0x20)
    }

    private var milliseconds: Int64? {
        guard let day, let month, let year, (1...12).contains(month), (1...Self.length(month, year)).contains(day),
            (1_900...9_999).contains(year)
        else { return nil }
        let total = Self.days(year, month, day) * 86_400 + (seconds ?? 0) - (zoneMinutes ?? 0) * 60
        return Int64(total) * 1_000
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days since 1970-01-01 in the Gregorian calendar, counted in eras of 400 years that start in March.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
