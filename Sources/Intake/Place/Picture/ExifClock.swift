/// Dates and times as cameras write them.
enum ExifClock {
    /// The numbers in a text such as `2026:11:21 17:42:03`, at most six.
    static func numbers(_ text: [UInt8]) -> [Int] {
        text.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.prefix(6).map { digits in
            digits.prefix(6).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
    }

    /// The moment in UTC of year, month, day, hour, minute and second; nil where there is no such.
    static func moment(_ numbers: [Int]) -> Moment? {
        guard numbers.count == 6, (1970...2200).contains(numbers[0]), (1...12).contains(numbers[1]),
            (1...31).contains(numbers[2]), (0...23).contains(numbers[3]), (0...59).contains(numbers[4]),
            (0...60).contains(numbers[5])
        else { return nil }
        let seconds = ((days(numbers[0], numbers[1], numbers[2]) * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5]
        return Moment(milliseconds: Int64(seconds) * 1_000)
    }

    /// `+05:30` or `-05:00`.
    static func offset(_ text: [UInt8]) -> Duration? {
        let parts = numbers(text)
        guard parts.count == 2, parts[0] <= 14, parts[1] < 60, let sign = text.first,
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        else { return nil }
        return .seconds((sign == UInt8(ascii: "-") ? -1 : 1) * (parts[0] * 3_600 + parts[1] * 60))
    }

    /// Days since 1970-01-01 in the Gregorian calendar (Fliegel and Van Flandern 1968).
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shift = (month - 14) / 12
        let julian =
            1_461 * (year + 4_800 + shift) / 4 + 367 * (month - 2 - 12 * shift) / 12
            - 3 * ((year + 4_900 + shift) / 100) / 4 + day - 32_075
        return julian - 2_440_588
    }
}
