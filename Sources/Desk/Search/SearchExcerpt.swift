import Intake

/// A few words of a text around the first that was looked for, with those marked.
package struct SearchExcerpt: Hashable, Sendable {
    package struct Piece: Hashable, Sendable {
        package let text: String
        package let isFound: Bool

        package init(_ text: String, isFound: Bool = false) {
            self.text = text
            self.isFound = isFound
        }
    }

    /// About so long, in characters.
    package static let length = 180
    /// So many characters stand before the first word found.
    private static let before = 50
    /// So much of the text is looked through.
    private static let searched = 20_000

    /// Neighbours differ in `isFound`.
    package let pieces: [Piece]

    package init(_ text: String, for query: SearchQuery) {
        let words = text.prefix(Self.searched).split(whereSeparator: \.isWhitespace)
        let marks = words.map { word in SearchWords.parts(of: FoldedText(String(word))).contains(where: query.finds) }
        var start = marks.firstIndex(of: true) ?? 0
        var lead = 0
        while start > 0, lead + words[start - 1].count < Self.before {
            start -= 1
            lead += words[start].count + 1
        }
        var pieces: [Piece] = start > 0 ? [Piece("… ")] : []
        var length = 0
        var index = start
        while index < words.count, length < Self.length {
            let word = words[index].prefix(Self.length)
            pieces.append(Piece(String(word), isFound: marks[index]))
            pieces.append(Piece(" "))
            length += word.count + 1
            index += 1
        }
        if !pieces.isEmpty { pieces.removeLast() }
        if index < words.count { pieces.append(Piece(" …")) }
        self.pieces = Self.joined(pieces)
    }

    private static func joined(_ pieces: [Piece]) -> [Piece] {
        pieces.reduce(into: []) { joined, piece in
            if let last = joined.last, last.isFound == piece.isFound {
                joined[joined.count - 1] = Piece(last.text + piece.text, isFound: last.isFound)
            } else {
                joined.append(piece)
            }
        }
    }
}
