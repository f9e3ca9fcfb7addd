/// Quoted-printable (RFC 2045 §6.7): lines of at most 76 characters, line ends as CRLF.
enum QuotedPrintableWriter {
    private static let lineLimit = 75
    private static let digits = Array("0123456789ABCDEF".utf8)

    static func encode(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            encode(line, into: &output)
            output += [0x0D, 0x0A]
        }
        return output
    }

    private static func encode(_ line: Substring, into output: inout [UInt8]) {
        let bytes = Array(line.utf8)
        var column = 0
        for (index, byte) in bytes.enumerated() {
            // A blank at the end of a line would be lost on the way (rule 3).
            let isBlankAtEnd = (byte == 0x20 || byte == 0x09) && index == bytes.count - 1
            let isPlain = (byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "=") || byte == 0x09) && !isBlankAtEnd
            let width = isPlain ? 1 : 3
            if column + width > lineLimit {
                output += [UInt8(ascii: "="), 0x0D, 0x0A]
                column = 0
            }
            if isPlain {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
            column += width
        }
    }
}
