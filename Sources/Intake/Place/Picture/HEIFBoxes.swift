/// The boxes of which such a file is made, one behind the other (ISO/IEC 14496-12 §4.2).
struct HEIFBoxes {
    struct Box {
        var type: ArraySlice<UInt8>
        var content: Range<Int>

        func holds(_ name: String) -> Bool { type.elementsEqual(name.utf8) }
    }

    /// What was found, and where it ends; whole where that is the end of what was looked at.
    struct Row {
        var found: [Box] = []
        var end: Int
        var isWhole = false
    }

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Parameter most: boxes that are looked at.
    func boxes(in range: Range<Int>, most: Int) -> Row {
        var row = Row(end: range.lowerBound)
        while row.found.count < most, row.end + 8 <= range.upperBound {
            let index = row.end
            var reader = HEIFNumbers(bytes, index..<range.upperBound)
            guard let short = reader.next(4), reader.skip(4) != nil else { break }
            var header = 8
            var size = short
            if short == 1 {
                guard let long = reader.next(8) else { break }
                (header, size) = (16, long)
            } else if short == 0 {
                size = range.upperBound - index
            }
            // The last one may have been cut off.
            guard size >= header, size <= bytes.count, index + header <= range.upperBound else { break }
            row.end = min(range.upperBound, index + size)
            row.found.append(Box(type: bytes[index + 4..<index + 8], content: index + header..<row.end))
        }
        row.isWhole = row.end == range.upperBound
        return row
    }
}
