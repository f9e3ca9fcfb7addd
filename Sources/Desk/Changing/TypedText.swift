/// What people typed, as it is kept.
package enum TypedText {
    /// Without blanks and empty lines around it; lines end by a line feed.
    package static func trimmed(_ text: String) -> String {
        let unix = text.replacing("\r\n", with: "\n")
        let start = unix.firstIndex { !$0.isWhitespace } ?? unix.endIndex
        let end = unix.lastIndex { !$0.isWhitespace }.map { unix.index(after: $0) } ?? start
        return String(unix[start..<end])
    }

    /// Whether it has at most so many characters. One may be made of any number of letters and signs that join; in the mean it may have four
    /// bytes, so that a name fits into an index.
    package static func fits(_ text: String, characters: Int) -> Bool {
        text.utf8.count <= 4 * characters && text.count <= characters
    }

    /// Trimmed, and in one line.
    package static func line(_ text: String) -> String {
        String(trimmed(text).map { $0.isNewline ? " " : $0 })
    }
}
