/// Reads the lines of one header block (RFC 5322 section 2.2) out of a mail, as forgiving as the mail in the wild needs:
///
/// - LF and CRLF both end a line, and any number of CR before the LF belongs to it;
/// - before the header of a whole mail, a byte order mark, an mbox line ("From " or ">From ") and blank lines with a
///   plausible field behind them are skipped;
/// - a line that is no field, with a plausible field right behind it, is skipped as junk;
/// - any other line that is no field starts the body: the blank line was forgotten, or there never was a header;
/// - a line that `boundaries` knows ends the block, since the part ends there.
struct HeaderScanner {
    /// The fields found, at most as many as the limit allows.
    private(set) var fields: [HeaderField] = []
    /// Where the body starts.
    private(set) var bodyStart = 0
    /// What was wrong.
    private(set) var defects: MailDefectSet = []

    /// Scans `range` of `bytes`: the header of a whole mail, or that of one of its parts.
    init(
        _ bytes: Span<UInt8>, in range: Range<Int>, isWholeMail: Bool, limit: Int, boundaries: borrowing BoundaryStack
    ) {
        fields.reserveCapacity(isWholeMail ? 24 : 4)
        var position = isWholeMail ? Self.skipWrapping(bytes, in: range) : range.lowerBound
        let first = position
        var lastWasField = false
        while position < range.upperBound {
            let end = bytes.lineEnd(from: position, to: range.upperBound)
            let byte = bytes[position]
            if Self.isBlankLine(bytes, position..<end) {
                position = end
                break
            }
            if byte == ASCII.hyphen, boundaries.match(bytes, line: position..<end) != nil {
                defects.insert(.headerUnterminated)
                break
            }
            if byte.isBlank, position > first {
                if lastWasField, let last = fields.indices.last {
                    fields[last].value = fields[last].value.lowerBound..<end
                }
            } else if let nameEnd = Self.fieldName(bytes, position..<end) {
                lastWasField = keep(bytes, position..<end, nameEnd: nameEnd, limit: limit)
            } else if position > first, let nameEnd = Self.eightBitFieldName(bytes, position..<end) {
                defects.insert(.headerJunk)
                lastWasField = keep(bytes, position..<end, nameEnd: nameEnd, limit: limit)
            } else if position > first, Self.isSurelyField(bytes, end..<range.upperBound) {
                defects.insert(.headerJunk)
                lastWasField = false
            } else {
                defects.insert(position == first ? .headerMissing : .headerUnterminated)
                break
            }
            position = end
        }
        bodyStart = position
    }

    private mutating func keep(_ bytes: Span<UInt8>, _ line: Range<Int>, nameEnd: Int, limit: Int) -> Bool {
        guard fields.count < limit else {
            defects.insert(.tooManyHeaderFields)
            return false
        }
        var trimmedEnd = nameEnd
        while bytes[trimmedEnd - 1].isBlank { trimmedEnd -= 1 }
        let name = line.lowerBound..<trimmedEnd
        fields.append(
            HeaderField(name: name, value: nameEnd + 1..<line.upperBound, known: KnownHeader(bytes, name: name)))
        return true
    }

    /// The start of the header behind what files and scripts put before a mail.
    private static func skipWrapping(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int {
        var start = range.lowerBound
        if bytes.hasPrefix("\u{FEFF}", in: range) { start += 3 }
        var firstText = start
        while firstText < range.upperBound, bytes[firstText] == ASCII.cr || bytes[firstText] == ASCII.lf {
            firstText += 1
        }
        if firstText > start, isSurelyField(bytes, firstText..<range.upperBound) { start = firstText }
        let rest = start..<range.upperBound
        guard bytes.hasPrefix("from ", in: rest) || bytes.hasPrefix(">from ", in: rest) else { return start }
        let end = bytes.lineEnd(from: start, to: range.upperBound)
        return fieldName(bytes, start..<end) == nil ? end : start
    }

    @inline(__always)
    private static func isBlankLine(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
        bytes[line.lowerBound] == ASCII.lf
            || (bytes[line.lowerBound] == ASCII.cr && bytes.droppingNewline(line).isEmpty)
    }

    /// The index of the colon when the line is a field: printable ASCII without a space, then at most blanks, then a colon
    /// (RFC 5322 section 3.6.8, and the blanks of 4.5).
    @inline(__always)
    static func fieldName(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] &- 33 < 94, bytes[index] != ASCII.colon { index += 1 }
        guard index > line.lowerBound else { return nil }
        while index < line.upperBound, bytes[index].isBlank { index += 1 }
        return index < line.upperBound && bytes[index] == ASCII.colon ? index : nil
    }

    /// The index of the colon of a field whose name holds octets that no name may hold.
    private static func eightBitFieldName(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
        guard let colon = bytes.firstIndex(of: ASCII.colon, in: line), colon > line.lowerBound else { return nil }
        for index in line.lowerBound..<colon where bytes[index] <= 0x20 || bytes[index] == 0x7F { return nil }
        return colon
    }

    /// Whether the line at the start of `rest` is a field with a name that is surely meant as one. Text that merely holds a
    /// colon ("Note: …") must not be eaten as a header.
    private static func isSurelyField(_ bytes: Span<UInt8>, _ rest: Range<Int>) -> Bool {
        guard !rest.isEmpty else { return false }
        let line = rest.lowerBound..<bytes.lineEnd(from: rest.lowerBound, to: rest.upperBound)
        guard let colon = fieldName(bytes, line) else { return false }
        let name = line.lowerBound..<colon
        return KnownHeader(bytes, name: name) != nil
            || bytes.firstIndex(of: ASCII.hyphen, in: name).map { $0 > name.lowerBound } ?? false
    }
}
