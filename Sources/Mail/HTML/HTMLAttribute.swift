/// One attribute inside a tag, as ranges.
struct HTMLAttribute {
    var name: Range<Int>
    var value: Range<Int>
    /// Where the next one starts.
    var end: Int

    /// The next attribute from `start` on, or nil at the end of the tag.
    static func next(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> HTMLAttribute? {
        var index = start
        while index < end, bytes[index].isWhitespace || bytes[index] == ASCII.slash { index += 1 }
        guard index < end else { return nil }
        let nameStart = index
        index += 1
        while index < end, !bytes[index].isWhitespace, bytes[index] != ASCII.equals, bytes[index] != ASCII.slash {
            index += 1
        }
        let name = nameStart..<index
        var next = index
        while next < end, bytes[next].isWhitespace { next += 1 }
        guard next < end, bytes[next] == ASCII.equals else {
            return HTMLAttribute(name: name, value: index..<index, end: next)
        }
        next += 1
        while next < end, bytes[next].isWhitespace { next += 1 }
        guard next < end else { return HTMLAttribute(name: name, value: end..<end, end: end) }
        let quote = bytes[next]
        if quote == ASCII.quote || quote == ASCII.apostrophe {
            let close = bytes.firstIndex(of: quote, in: next + 1..<end) ?? end
            return HTMLAttribute(name: name, value: next + 1..<close, end: min(close + 1, end))
        }
        let valueStart = next
        while next < end, !bytes[next].isWhitespace { next += 1 }
        return HTMLAttribute(name: name, value: valueStart..<next, end: next)
    }
}
