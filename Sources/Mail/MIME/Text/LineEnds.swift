/// The line ends of text: CRLF on the wire, LF in a string.
enum LineEnds {
    /// The octets with CRLF (and any number of CR before an LF) as LF, and a lone CR as LF.
    static func normalised(_ octets: Span<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(octets.count)
        var start = 0
        while let cr = octets.firstIndex(of: ASCII.cr, in: start..<octets.count) {
            text.append(octets.extracting(start..<cr))
            var next = cr + 1
            while next < octets.count, octets[next] == ASCII.cr { next += 1 }
            if next < octets.count, octets[next] == ASCII.lf { next += 1 }
            text.append(ASCII.lf)
            start = next
        }
        text.append(octets.extracting(start..<octets.count))
        return text
    }
}
