/// uuencode, as the transfer encoding x-uuencode: lines between "begin mode name" and "end", each led by its length.
enum UUEncoding {
    /// Appends the decoded octets until more than `limit` are there. Returns false where a line was malformed.
    @discardableResult
    static func decode(_ bytes: Span<UInt8>, into output: inout [UInt8], limit: Int = .max) -> Bool {
        let start = output.count
        var (isClean, hasBegun) = (true, false)
        var position = 0
        while position < bytes.count, output.count - start < limit {
            let end = bytes.lineEnd(from: position, to: bytes.count)
            let line = bytes.droppingNewline(position..<end)
            position = end
            if !hasBegun {
                hasBegun = bytes.hasPrefix("begin ", in: line)
            } else if bytes.equals("end", in: line) {
                return isClean
            } else if !line.isEmpty, !decode(bytes, line: line, into: &output) {
                isClean = false
            }
        }
        return isClean && hasBegun
    }

    private static func decode(_ bytes: Span<UInt8>, line: Range<Int>, into output: inout [UInt8]) -> Bool {
        let length = Int(bytes[line.lowerBound] &- 0x20) & 0x3F
        var index = line.lowerBound + 1
        var written = 0
        while written < length {
            guard index < line.upperBound else { return false }
            var group: UInt32 = 0
            for offset in 0..<4 {
                // Relays cut trailing spaces, which are zeros.
                let byte = index + offset < line.upperBound ? bytes[index + offset] : 0x20
                group = group << 6 | UInt32(byte &- 0x20) & 0x3F
            }
            for shift in [UInt32(16), 8, 0] where written < length {
                output.append(UInt8(truncatingIfNeeded: group >> shift))
                written += 1
            }
            index += 4
        }
        return true
    }
}
