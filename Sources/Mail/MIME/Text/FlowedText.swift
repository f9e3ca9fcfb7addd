/// format=flowed (RFC 3676): a line that ends in a space goes on in the next one of the same quote depth.
enum FlowedText {
    enum Mode {
        case fixed, flowed
        /// DelSp=yes: the space at the end of a flowed line is not part of the text.
        case flowedDeletingSpace
    }

    /// The octets as LF lines, the flowed ones joined. Quote marks stay ("> " before a quoted paragraph), and the signature
    /// separator "-- " flows nowhere.
    static func unwrapped(_ octets: Span<UInt8>, mode: Mode) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(octets.count)
        var position = 0
        /// The quote depth of the line before, if that line flows on.
        var flowing: Int?
        while position < octets.count {
            let end = octets.lineEnd(from: position, to: octets.count)
            var line = octets.droppingNewline(position..<end)
            let hasNewline = line.upperBound < end
            position = end
            var depth = 0
            while line.lowerBound + depth < line.upperBound, octets[line.lowerBound + depth] == ASCII.greater {
                depth += 1
            }
            let quoteEnd = line.lowerBound + depth
            // Space-stuffing: one space behind the quote marks is none of the text.
            let isStuffed = quoteEnd < line.upperBound && octets[quoteEnd] == ASCII.space
            let content = quoteEnd + (isStuffed ? 1 : 0)..<line.upperBound
            let isSeparator = octets.equals("-- ", in: content)
            if let flowing, flowing != depth || isSeparator { text.append(ASCII.lf) }
            if flowing == depth, !isSeparator {
                line = content
            } else if depth == 0 {
                line = content
            } else {
                text.append(octets.extracting(line.lowerBound..<quoteEnd))
                if !content.isEmpty { text.append(ASCII.space) }
                line = content
            }
            let flows = hasNewline && !isSeparator && !line.isEmpty && octets[line.upperBound - 1] == ASCII.space
            let kept = flows && mode == .flowedDeletingSpace ? line.lowerBound..<line.upperBound - 1 : line
            text.append(octets.extracting(kept))
            if hasNewline, !flows { text.append(ASCII.lf) }
            flowing = flows ? depth : nil
        }
        return text
    }
}
