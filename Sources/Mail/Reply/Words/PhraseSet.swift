/// A set of phrases, looked up at a place in folded text by their first or last byte.
///
/// Phrases are written as `CaseFold` leaves them. A space in a phrase matches one or more blanks. A phrase of letters
/// must end (and, from behind, begin) at a word's edge; scripts written without spaces are exempt.
struct PhraseSet: Sendable {
    private let phrases: [[UInt8]]
    private let byFirst: [[Int]]
    private let byLast: [[Int]]

    init(_ words: [String]) {
        // Longest first, so that "original message from" is not taken for "original message".
        phrases = words.map { Array($0.utf8) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        var first = [[Int]](repeating: [], count: 256)
        var last = first
        for (index, phrase) in phrases.enumerated() {
            first[Int(phrase[0])].append(index)
            last[Int(phrase[phrase.count - 1])].append(index)
        }
        byFirst = first
        byLast = last
    }

    /// Where the phrase that begins at `start` ends, or nil.
    func end(in text: [UInt8], from start: Int, to limit: Int) -> Int? {
        guard start < limit else { return nil }
        for index in byFirst[Int(text[start])] {
            if let end = match(phrases[index], in: text, from: start, to: limit) { return end }
        }
        return nil
    }

    /// Where the phrase that ends right before `end` begins, or nil.
    func start(in text: [UInt8], from limit: Int, to end: Int) -> Int? {
        guard end > limit else { return nil }
        for index in byLast[Int(text[end - 1])] {
            if let start = matchBackwards(phrases[index], in: text, from: limit, to: end) { return start }
        }
        return nil
    }

    /// The first phrase that begins at a word's edge in the range, or nil.
    func firstMatch(in text: [UInt8], from start: Int, to limit: Int) -> Range<Int>? {
        var position = start
        while position < limit {
            if !byFirst[Int(text[position])].isEmpty,
                Self.isWordStart(text, position, from: start),
                let end = end(in: text, from: position, to: limit)
            {
                return position..<end
            }
            position += 1
        }
        return nil
    }

    private func match(_ phrase: [UInt8], in text: [UInt8], from start: Int, to limit: Int) -> Int? {
        var position = start
        for byte in phrase {
            guard position < limit else { return nil }
            if byte == 0x20 {
                guard FoldedText.isBlank(text[position]) else { return nil }
                while position < limit, FoldedText.isBlank(text[position]) { position += 1 }
            } else {
                guard text[position] == byte else { return nil }
                position += 1
            }
        }
        if position < limit, Self.needsEdge(phrase[phrase.count - 1], phrase[0]), Self.isLetter(text[position]) {
            return nil
        }
        return position
    }

    private func matchBackwards(_ phrase: [UInt8], in text: [UInt8], from limit: Int, to end: Int) -> Int? {
        var position = end
        for byte in phrase.reversed() {
            guard position > limit else { return nil }
            if byte == 0x20 {
                guard FoldedText.isBlank(text[position - 1]) else { return nil }
                while position > limit, FoldedText.isBlank(text[position - 1]) { position -= 1 }
            } else {
                guard text[position - 1] == byte else { return nil }
                position -= 1
            }
        }
        if position > limit, Self.needsEdge(phrase[0], phrase[0]), Self.isLetter(text[position - 1]) { return nil }
        return position
    }

    /// Scripts from U+0E00 on (lead bytes E0 B8 and above: Thai, kana, han, hangul) write words without spaces.
    private static func needsEdge(_ edge: UInt8, _ lead: UInt8) -> Bool {
        lead < 0xE3 && isLetter(edge)
    }

    private static func isWordStart(_ text: [UInt8], _ position: Int, from start: Int) -> Bool {
        text[position] >= 0xE3 || position == start || !isLetter(text[position - 1])
    }

    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 &- 97 < 26 || byte >= 0x80 }
}
