/// Our own line above what we quote to a resident, such as "-- reply above this line --": the surest sign there is.
struct ReplyMarker: Sendable {
    private let markers: [[UInt8]]

    /// From the texts of the lines, in every language that the templates have.
    init(_ texts: [String]) {
        markers = texts.map { text in
            let folded = FoldedText(Array(text.utf8))
            return Array(folded.folded[(folded.lines.first.map { $0.first..<$0.last }) ?? 0..<0])
        }.filter { !$0.isEmpty }
    }

    /// The first line that holds a marker and is not quoted with ">". (In a quoted one the usual rules are enough, and
    /// they keep what was written below.)
    func line(in text: FoldedText) -> Int? {
        guard !markers.isEmpty else { return nil }
        return text.lines.indices.first { line in
            let content = text.content(line)
            guard !content.isEmpty, text.folded[content.lowerBound] != 0x3E else { return false }
            return markers.contains { holds(text.folded[content], $0) }
        }
    }

    private func holds(_ content: ArraySlice<UInt8>, _ marker: [UInt8]) -> Bool {
        guard content.count >= marker.count, content.count <= marker.count + 400 else { return false }
        for start in content.startIndex...(content.endIndex - marker.count)
        where content[start] == marker[0] && content[start...].starts(with: marker) {
            return true
        }
        return false
    }
}
