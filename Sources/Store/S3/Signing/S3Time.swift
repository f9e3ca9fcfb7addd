import Foundation
import Intake

/// Times as object stores write them, always in UTC.
enum S3Time {
    private static let utc: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    /// E.g. `20130524T000000Z`, the basic form of ISO 8601.
    static func basic(_ moment: Moment) -> String {
        let date = Date(timeIntervalSince1970: TimeInterval(moment.milliseconds / 1000))
        let parts = utc.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let two = [parts.month, parts.day, parts.hour, parts.minute, parts.second].map { padded($0 ?? 0, to: 2) }
        return "\(padded(parts.year ?? 0, to: 4))\(two[0])\(two[1])T\(two[2])\(two[3])\(two[4])Z"
    }

    /// Reads `2009-10-12T17:50:30.000Z`, with any number of digits behind the second or none; they are dropped. Nil for anything else.
    static func moment(_ text: String) -> Moment? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z") else { return nil }
        let numbers = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19].compactMap { range in
            Int(String(decoding: bytes[range], as: UTF8.self))
        }
        guard numbers.count == 6 else { return nil }
        let parts = DateComponents(
            year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4],
            second: numbers[5])
        guard let date = utc.date(from: parts) else { return nil }
        return Moment(milliseconds: Int64(date.timeIntervalSince1970) * 1000)
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
