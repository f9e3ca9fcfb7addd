import Intake

/// Dates as HTTP and Twilio's API write them: `Thu, 24 Aug 2023 05:01:45 +0000`, or `GMT` (RFC 5322 §3.3, RFC 9110 §5.6.7).
enum InternetDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Nil where `text` is no such date.
    static func moment(_ text: String) -> Moment? {
        let words = text.split(separator: " ")
        guard words.count >= 6, let day = Int64(words[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(words[2])), let year = Int64(words[3]),
            (1970...9999).contains(year),
            let seconds = secondsOfDay(words[4]), let offset = offsetSeconds(words[5])
        else { return nil }
        let days = daysSince1970(year: year, month: Int64(month) + 1, day: day)
        return Moment(milliseconds: (days * 86_400 + seconds - offset) * 1000)
    }

    private static func secondsOfDay(_ time: Substring) -> Int64? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) ?? -1 }
        guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]), (0...60).contains(parts[2])
        else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }

    private static func offsetSeconds(_ zone: Substring) -> Int64? {
        if zone == "GMT" || zone == "UTC" { return 0 }
        guard zone.utf8.count == 5, let sign = zone.first, sign == "+" || sign == "-",
            let digits = Int64(zone.dropFirst())
        else { return nil }
        let seconds = digits / 100 * 3600 + digits % 100 * 60
        return sign == "-" ? -seconds : seconds
    }

    /// Days of the Gregorian calendar: years begin in March, so that the leap day is the last.
    private static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year % 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
