/// Something noted on a chart over time: a number at its place, told in words beneath.
package struct ChartMark: Hashable, Sendable {
    package var number: Int
    /// The first and the last point that it is about.
    package var first: Int
    package var last: Int
    package var text: String

    package init(number: Int, first: Int, last: Int, text: String) {
        self.number = number
        self.first = first
        self.last = last
        self.text = text
    }
}
