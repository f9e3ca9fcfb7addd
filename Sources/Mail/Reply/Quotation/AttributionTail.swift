/// How a line that may be an attribution ends: `wrote:`, `wrote-----`, `Bob <bob@example.com>:`.
struct AttributionTail: Sendable {
    /// Behind the last byte that counts; the colon and dashes are not among them.
    let end: Int
    /// A colon ends the line.
    let colon: Bool
    /// Dashes that end the line.
    let dashes: Int
    /// Where the verb that ends the line begins.
    let verb: Int?
    /// The line holds nothing but the verb.
    let verbIsWholeLine: Bool
    /// The line closes an address that was opened above: "> wrote:".
    let closesAddress: Bool

    /// Nil when the line ends like no attribution. `range` is its content without blanks at the ends.
    init?(_ text: [UInt8], _ range: Range<Int>) {
        let low = range.lowerBound
        var end = Self.trim(text, low..<range.upperBound, Self.isMarkup)
        let dashed = Self.trim(text, low..<end) { $0 == UInt8(ascii: "-") }
        dashes = end - dashed
        end = Self.trim(text, low..<dashed, Self.isMarkup)
        colon = end > low && text[end - 1] == UInt8(ascii: ":")
        if colon { end = Self.trim(text, low..<(end - 1), Self.isMarkup) }
        verb = AttributionWords.verbs.start(in: text, from: low, to: end)
        // "2011/4/7 Bob <bob@example.com>": a digit at the front and a bracket at the end.
        let bracketed = end > low && text[end - 1] == UInt8(ascii: ">") && text[low] &- 48 < 10
        guard colon || verb != nil || bracketed else { return nil }
        self.end = end
        verbIsWholeLine = verb == low
        closesAddress = verb.map { $0 > low && text[low..<$0].allSatisfy { $0 == 0x3E || $0 == 0x20 } } ?? false
    }

    /// Bold and underline marks of the clients that write Markdown into plain text, and blanks.
    private static func isMarkup(_ byte: UInt8) -> Bool { byte == 0x2A || byte == 0x5F || byte == 0x20 }

    private static func trim(_ text: [UInt8], _ range: Range<Int>, _ drops: (UInt8) -> Bool) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, drops(text[end - 1]) { end -= 1 }
        return end
    }
}
