/// A part of a day by the clock on the wall, as 08:30 to 16:30. One that goes on past midnight is two: until 24:00, and from 0:00 of the
/// next day.
package struct DaySpan: Hashable, Sendable {
    /// Milliseconds since local midnight; the end is not part of it.
    let milliseconds: Range<Int64>

    /// The whole day, however long it is.
    package static let wholeDay = DaySpan(minutes: 0..<1_440)

    /// - Parameter minutes: since local midnight; what lies outside 0..<1440 is cut off.
    package init(minutes: Range<Int>) {
        let within = minutes.clamped(to: 0..<1_440)
        milliseconds = Int64(within.lowerBound) * 60_000..<Int64(within.upperBound) * 60_000
    }

    init(milliseconds: Range<Int64>) { self.milliseconds = milliseconds }
}
