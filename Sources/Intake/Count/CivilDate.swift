/// A date of the Gregorian calendar, as `2026-11-21`.
package struct CivilDate: Hashable, CustomStringConvertible, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Howard Hinnant's `civil_from_days`: years begin in March, so that the leap day is their last.
    package init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The first day of a month, 1 to 12.
    package init(firstOf month: Int, year: Int) {
        self.year = year
        self.month = max(1, min(month, 12))
        day = 1
    }

    /// Reads `2026-11-21`; nil where that is no date of the years 1 to 9999.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        // A date that does not exist, as 2026-02-30, comes back as another one.
        guard year > 0, (1...12).contains(month), (1...31).contains(day),
            CivilDate(daysSince1970: daysSince1970) == self
        else {
            return nil
        }
    }

    /// Negative before 1970.
    package var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Ten bytes, which a string holds without allocating.
    package var description: String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            Self.write(max(0, min(year, 9_999)), digits: 4, to: bytes, at: 0)
            bytes[4] = UInt8(ascii: "-")
            Self.write(month, digits: 2, to: bytes, at: 5)
            bytes[7] = UInt8(ascii: "-")
            Self.write(day, digits: 2, to: bytes, at: 8)
            return 10
        }
    }

    private static func write(_ value: Int, digits: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        var value = value
        for index in (start..<start + digits).reversed() {
            bytes[index] = UInt8(ascii: "0") + UInt8(value % 10)
            value /= 10
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}
