/// Quoted-printable (RFC 2045 section 6.7), tolerant: an "=" that starts nothing stays as it is.
enum QuotedPrintable {
    /// Appends the decoded octets until more than `limit` are there. Returns false where something was malformed.
    @discardableResult
    static func decode(_ bytes: Span<UInt8>, into output: inout [UInt8], limit: Int = .max) -> Bool {
        let start = output.count
        output.reserveCapacity(start + min(bytes.count, limit))
        var isClean = true
        var index = 0
        while index < bytes.count, output.count - start < limit {
            let plainEnd = bytes.firstIndex(of: ASCII.equals, in: index..<bytes.count) ?? bytes.count
            output.append(bytes.extracting(index..<plainEnd))
            index = plainEnd
            guard index < bytes.count else { break }
            if index + 2 < bytes.count, let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue {
                output.append(high << 4 | low)
                index += 3
            } else if let next = softBreakEnd(bytes, from: index + 1) {
                index = next
            } else {
                isClean = false
                output.append(ASCII.equals)
                index += 1
            }
        }
        return isClean
    }

    /// Where the text goes on behind a soft line break whose "=" is before `start`; nil if it is none. Blanks between "="
    /// and the line end are padding that relays add.
    private static func softBreakEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        // More padding than a line can hold is none: without a bound, "=" and blanks by the megabyte would be quadratic.
        let limit = min(bytes.count, start + 1_000)
        while index < limit, bytes[index].isBlank || bytes[index] == ASCII.cr { index += 1 }
        if index == bytes.count { return index }
        return bytes[index] == ASCII.lf ? index + 1 : nil
    }
}
