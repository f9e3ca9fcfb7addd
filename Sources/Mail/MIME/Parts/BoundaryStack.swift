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
        var closing: Match?
        for level in boundaries.indices.reversed() {
            let boundaryEnd = start + 2 + boundaries[level].count
            guard boundaryEnd <= end, bytes.matches(boundaries[level], at: start + 2) else { continue }
            if boundaryEnd == end { return Match(level: level, isClosing: false) }
            if closing == nil, Self.closes(bytes, boundaryEnd..<end) { closing = Match(level: level, isClosing: true) }
        }
        return closing
    }

    /// Whether what follows a boundary is "--", blanks before it forgiven: some boundaries were sent with blanks at their end.
    private static func closes(_ bytes: Span<UInt8>, _ rest: Range<Int>) -> Bool {
        let dashes = rest.upperBound - 2
        guard dashes >= rest.lowerBound, bytes[dashes] == ASCII.hyphen, bytes[dashes + 1] == ASCII.hyphen else {
            return false
        }
        for index in rest.lowerBound..<dashes where !bytes[index].isBlank { return false }
        return true
    }
}
