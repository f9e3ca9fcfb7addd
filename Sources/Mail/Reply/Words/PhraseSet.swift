/// A set of phrases, looked up at a place in folded text by their first or last byte.
///
/// Phrases are written as `CaseFold` leaves them. A space in a phrase matches one or more blanks. A phrase of letters
/// must end (and, from behind, begin) at a word's edge; scripts written without spaces are exempt.
struct PhraseSet: Sendable {
    /// All phrases in one piece, longest first, so that "original message from" is not taken for "original message".
    private let bytes: [UInt8]
    /// Where each phrase begins; one more than there are phrases.
    private let bounds: [Int32]
    /// The phrases by first and by last byte: those of byte b are `first[firstBounds[b]..<firstBounds[b + 1]]`.
    private let first: [Int32]
    private let firstBounds: [Int32]
    private let last: [Int32]
    private let lastBounds: [Int32]

    init(_ words: [String]) {
        let phrases = words.map { Array($0.utf8) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        bytes = phrases.flatMap(\.self)
        bounds = phrases.reduce(into: [0]) { bounds, phrase in bounds.append((bounds.last ?? 0) + Int32(phrase.count)) }
        (first, firstBounds) = Self.index(phrases) { $0.first }
        (last, lastBounds) = Self.index(phrases) { $0.last }
    }

    private static func index(_ phrases: [[UInt8]], _ byte: ([UInt8]) -> UInt8?) -> (order: [Int32], bounds: [Int32]) {
        var buckets = [[Int32]](repeating: [], count: 256)
        for (index, phrase) in phrases.enumerated() {
            if let byte = byte(phrase) { buckets[Int(byte)].append(Int32(index)) }
        }
        let bounds = buckets.reduce(into: [Int32(0)]) { bounds, bucket in
            bounds.append((bounds.last ?? 0) + Int32(bucket.count))
        }
        return (buckets.flatMap(\.self), bounds)
    }

    /// Where the phrase that begins at `start` ends, or nil.
    func end(in text: [UInt8], from start: Int, to limit: Int) -> Int? {
        guard start < limit else { return nil }
        let byte = Int(text[start])
        for slot in Int(firstBounds[byte])..<Int(firstBounds[byte + 1]) {
            if let end = match(Int(first[slot]), in: text, from: start, to: limit) { return end }
        }
        return nil
    }

    /// Where the phrase that ends right before `end` begins, or nil.
    func start(in text: [UInt8], from limit: Int, to end: Int) -> Int? {
        guard end > limit else { return nil }
        let byte = Int(text[end - 1])
        for slot in Int(lastBounds[byte])..<Int(lastBounds[byte + 1]) {
            if let start = matchBackwards(Int(last[slot]), in: text, from: limit, to: end) { return start }
        }
        return nil
    }

    /// The first phrase that begins at a word's edge in the range, or nil.
    func firstMatch(in text: [UInt8], from start: Int, to limit: Int) -> Range<Int>? {
        var position = start
        while position < limit {
            let byte = Int(text[position])
            if firstBounds[byte] < firstBounds[byte + 1], Self.isWordStart(text, position, from: start),
                let end = end(in: text, from: position, to: limit)
            {
                return position..<end
            }
            position += 1
        }
        return nil
    }

    private func match(_ phrase: Int, in text: [UInt8], from start: Int, to limit: Int) -> Int? {
        let (low, high) = (Int(bounds[phrase]), Int(bounds[phrase + 1]))
        var position = start
        for index in low..<high {
            guard position < limit else { return nil }
            if bytes[index] == 0x20 {
                guard FoldedText.isBlank(text[position]) else { return nil }
                while position < limit, FoldedText.isBlank(text[position]) { position += 1 }
            } else {
                guard text[position] == bytes[index] else { return nil }
                position += 1
            }
        }
        if position < limit, Self.needsEdge(bytes[high - 1], bytes[low]), Self.isLetter(text[position]) { return nil }
        return position
    }

    private func matchBackwards(_ phrase: Int, in text: [UInt8], from limit: Int, to end: Int) -> Int? {
        let (low, high) = (Int(bounds[phrase]), Int(bounds[phrase + 1]))
        var position = end
        for index in stride(from: high - 1, through: low, by: -1) {
            guard position > limit else { return nil }
            if bytes[index] == 0x20 {
                guard FoldedText.isBlank(text[position - 1]) else { return nil }
                while position > limit, FoldedText.isBlank(text[position - 1]) { position -= 1 }
            } else {
                guard text[position - 1] == bytes[index] else { return nil }
                position -= 1
            }
        }
        if position > limit, Self.needsEdge(bytes[low], bytes[low]), Self.isLetter(text[position - 1]) { return nil }
        return position
    }

    /// Scripts from U+3000 on (lead bytes E3 and above: kana, han, hangul) write words without spaces.
    private static func needsEdge(_ edge: UInt8, _ lead: UInt8) -> Bool {
        lead < 0xE3 && isLetter(edge)
    }

    private static func isWordStart(_ text: [UInt8], _ position: Int, from start: Int) -> Bool {
        text[position] >= 0xE3 || position == start || !isLetter(text[position - 1])
    }

    /// A letter of ASCII, or part of any other character.
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte >= 0x80 }
}
