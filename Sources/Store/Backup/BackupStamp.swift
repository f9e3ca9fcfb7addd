import Foundation
package import Intake

/// The name of one backup within its folder: the moment in UTC at which it was begun, e.g. `2026-11-22T21-30-00.123Z`. Names sort as
/// their moments do.
package struct BackupStamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    private static let length = 24
    private static let utc: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    package let name: String
    /// To the millisecond.
    package let moment: Moment

    package init(_ moment: Moment) {
        self.moment = moment
        let date = Date(timeIntervalSince1970: TimeInterval(moment.milliseconds / 1000))
        let parts = Self.utc.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let numbers = [parts.month, parts.day, parts.hour, parts.minute, parts.second].map { Self.padded($0 ?? 0) }
        let day = "\(Self.padded(parts.year ?? 0, to: 4))-\(numbers[0])-\(numbers[1])"
        let time = "\(numbers[2])-\(numbers[3])-\(numbers[4])"
        name = "\(day)T\(time).\(Self.padded(Int(moment.milliseconds % 1000), to: 3))Z"
    }

    /// Nil where `name` is not such a name: other files in the folder are nobody's backup.
    package init?(name: String) {
        let bytes = Array(name.utf8)
        guard bytes.count == Self.length else { return nil }
        let numbers = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19, 20..<23].map { Self.number(bytes[$0]) }
        let all = numbers.compactMap(\.self)
        guard all.count == numbers.count else { return nil }
        let parts = DateComponents(
            year: all[0], month: all[1], day: all[2], hour: all[3], minute: all[4], second: all[5])
        guard let date = Self.utc.date(from: parts) else { return nil }
        self.init(Moment(milliseconds: Int64(date.timeIntervalSince1970) * 1000 + Int64(all[6])))
        // Thus the marks between the numbers are looked at, too, and the 31st of February is none.
        guard self.name == name else { return nil }
    }

    package static func < (a: BackupStamp, b: BackupStamp) -> Bool { a.moment < b.moment }

    package var description: String { name }

    private static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }
}
