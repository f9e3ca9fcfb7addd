/// Comments in structured fields (RFC 5322 section 3.2.2): parentheses that nest, with quoted pairs.
enum HeaderComment {
    /// The index behind the comment that opens at `start`; `end` if it is never closed.
    static func end(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var depth = 0
        var index = start
        while index < end {
            switch bytes[index] {
            case ASCII.backslash: index += 1
            case ASCII.openParenthesis: depth += 1
            case ASCII.closeParenthesis:
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return end
    }
}
