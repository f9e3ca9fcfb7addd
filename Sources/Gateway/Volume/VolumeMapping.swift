/// How a file of counts is to be read: which column is what, and how it is written.
struct VolumeMapping: Hashable, Sendable {
    /// A column by its name, or by its number from 1 where no line names them.
    enum Column: Hashable, Sendable, CustomStringConvertible {
        case named(String)
        case number(Int)

        var description: String {
            switch self {
            case .named(let name): name
            case .number(let number): String(number)
            }
        }
    }

    /// Where a row says when its contacts came.
    enum When: Hashable, Sendable {
        case day(Column, TimePattern)
        case hour(date: Column, TimePattern, hour: Column, TimePattern)
        case timestamp(Column, TimePattern)
    }

    enum Delimiter: String, CaseIterable, Sendable {
        case comma, semicolon, tab, pipe

        var byte: UInt8 {
            switch self {
            case .comma: UInt8(ascii: ",")
            case .semicolon: UInt8(ascii: ";")
            case .tab: UInt8(ascii: "\t")
            case .pipe: UInt8(ascii: "|")
            }
        }
    }

    enum Times: String, CaseIterable, Sendable {
        case city, utc
    }

    enum SameHour: String, CaseIterable, Sendable {
        case refuse, add
    }

    var when: When
    var count: Column
    var channel: Column?
    var delimiter = Delimiter.comma
    var skippedLines = 0
    var hasHeader = true
    var times = Times.city
    var thousands: Character?
    var sameHour = SameHour.refuse
    /// Rows whose date or timestamp is one of these count nothing.
    var ignored: Set<String> = []
    /// What the column of the channel says, by the channel's id; a value that is not listed is an id itself.
    var channels: [String: String] = [:]

    /// Without a mapping: `date` and `count`, and `hour` where the file has such a column, all as ISO 8601 writes them.
    ///
    /// - Parameter columns: those that the file's first line names.
    static func usual(_ columns: [String]) -> VolumeMapping? {
        guard let date = TimePattern("yyyy-MM-dd"), let hour = TimePattern("H") else { return nil }
        let names = columns.contains("hour")
        return VolumeMapping(
            when: names ? .hour(date: .named("date"), date, hour: .named("hour"), hour) : .day(.named("date"), date),
            count: .named("count"))
    }
}
