/// A text with its folded twin and its lines, the common ground of all scanners here.
struct FoldedText: Sendable {
    /// The text as it came, UTF-8.
    let bytes: [UInt8]
    /// The same length, folded by `CaseFold`: what the scanners read.
    let folded: [UInt8]
    /// Lines ended by LF, CR LF or CR.
    let lines: [TextLine]
    /// False when there were more lines than allowed; `lines` then ends early.
    let complete: Bool

    init(_ bytes: [UInt8], maxLines: Int = .max) {
        self.bytes = bytes
        folded = CaseFold.fold(bytes)
        (lines, complete) = Self.split(folded, maxLines: maxLines)
    }

    /// The line's bytes between its first and last that are not blank.
    func content(_ line: Int) -> Range<Int> { lines[line].first..<lines[line].last }

    /// The original bytes as a string, trimmed of blank space (ASCII blanks, NBSP and the like) at both ends.
    func trimmed(_ range: Range<Int>) -> String {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, Self.isBlank(folded[low]) { low += 1 }
        while high > low, Self.isBlank(folded[high - 1]) { high -= 1 }
        return String(decoding: bytes[low..<high], as: UTF8.self)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0 }

    private static func split(_ folded: [UInt8], maxLines: Int) -> (lines: [TextLine], complete: Bool) {
        var lines: [TextLine] = []
        lines.reserveCapacity(folded.count / 32 + 1)
        var start = 0
        while start < folded.count {
            if lines.count == maxLines { return (lines, false) }
            var end = start
            while end < folded.count, folded[end] != 0x0A, folded[end] != 0x0D { end += 1 }
            var next = end
            if next < folded.count {
                next += folded[next] == 0x0D && next + 1 < folded.count && folded[next + 1] == 0x0A ? 2 : 1
            }
            var (first, last) = (start, end)
            while first < last, isBlank(folded[first]) { first += 1 }
            while last > first, isBlank(folded[last - 1]) { last -= 1 }
            lines.append(TextLine(start: start, first: first, last: last, next: next))
            start = next
        }
        return (lines, true)
    }
}
