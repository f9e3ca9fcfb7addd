/// The boundaries of the multiparts that are open, the outermost first (RFC 2046 section 5.1).
///
/// A delimiter of an outer multipart also ends the inner ones that were never closed, so every line that starts with
/// "--" is compared with all of them.
struct BoundaryStack: ~Copyable {
    /// A delimiter line found: whose it is, and whether it is the closing one.
    struct Match {
        var level: Int
        var isClosing: Bool
    }

    private var boundaries: [[UInt8]] = []

    init() {}

    /// How many multiparts are open.
    var depth: Int { boundaries.count }

    mutating func push(_ boundary: [UInt8]) { boundaries.append(boundary) }

    mutating func pop() { _ = boundaries.popLast() }

    /// Which open multipart the line delimits, or nil. The whole line must be the delimiter, trailing blanks aside, so that
    /// "--ab" is no delimiter of "a". A plain delimiter is preferred to a closing one: the boundary "a--" may stand beside "a".
    func match(_ bytes: Span<UInt8>, line: Range<Int>) -> Match? {
        let start = line.lowerBound
        guard line.count > 2, bytes[start] == ASCII.hyphen, bytes[start + 1] == ASCII.hyphen else { return nil }
        var end = line.upperBound
        while end > start, bytes[end - 1].isWhitespace { end -= 1 }
        let length = end - start - 2
        var closing: Match?
        for level in boundaries.indices.reversed() {
            let extra = length - boundaries[level].count
            guard extra == 0 || extra == 2, bytes.matches(boundaries[level], at: start + 2) else { continue }
            if extra == 0 { return Match(level: level, isClosing: false) }
            if closing == nil, bytes[end - 1] == ASCII.hyphen, bytes[end - 2] == ASCII.hyphen {
                closing = Match(level: level, isClosing: true)
            }
        }
        return closing
    }
}
