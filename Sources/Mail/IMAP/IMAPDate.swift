/// INTERNALDATE (RFC 9051 §9, date-time): `17-Jul-1996 02:44:25 -0700`, the day perhaps with a leading space.
enum IMAPDate {
    /// - Returns: ms UTC, or nil where the text is no such date.
    static func milliseconds(_ text: some Sequence<UInt8>) -> Int64? {
        var bytes = Array(text)
        if bytes.first == ASCII.space { bytes[0] = ASCII.zero }
        if bytes.count == 25 { bytes.insert(ASCII.zero, at: 0) }
        guard bytes.count == 26, let month = month(bytes[3...5]), let day = number(bytes, 0, 2),
            let year = number(bytes, 7, 4), let hour = number(bytes, 12, 2), let minute = number(bytes, 15, 2),
            let second = number(bytes, 18, 2), let zoneHour = number(bytes, 22, 2),
            let zoneMinute = number(bytes, 24, 2),
            (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        let sign: Int64 = bytes[21] == ASCII.hyphen ? -1 : 1
        let seconds = days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second
        return (seconds - sign * (zoneHour * 3600 + zoneMinute * 60)) * 1000
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int64? {
        var value: Int64 = 0
        for byte in bytes[start..<start + count] {
            guard byte.isDigit else { return nil }
            value = value * 10 + Int64(byte - ASCII.zero)
        }
        return value
    }

    private static func month(_ name: ArraySlice<UInt8>) -> Int64? {
        let names = Array("janfebmaraprmayjunjulaugsepoctnovdec".utf8)
        for month in 0..<12 where name.elementsEqual(names[month * 3..<month * 3 + 3], by: { $0.lowercasedASCII == $1 })
        {
            return Int64(month + 1)
        }
        return nil
    }

    /// Days since 1970-01-01 of the proleptic Gregorian calendar, counted in years that begin in March so that the leap day is the last.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
