/// Finds a text's features: its words, pairs of words in a row and with one word between them (the text's edges count
/// as words), the shapes of words with digits, and the letter sequences within each piece between spaces.
struct FeatureScanner {
    /// One feature, where it stands.
    struct Occurrence {
        var hash: UInt32
        /// The piece of the text that it belongs to.
        var piece: UInt16
    }

    private let bytes: [UInt8]
    private let pieces: [Range<Int>]
    private(set) var occurrences: [Occurrence] = []
    private var previous = FeatureHash.edge
    private var before = FeatureHash.edge

    /// - Parameter text: of which at most 65,535 pieces are read.
    init(_ text: FeatureText) {
        bytes = text.bytes
        pieces = Array(text.pieces.prefix(Int(UInt16.max)))
        occurrences.reserveCapacity(bytes.count * 4)
        for (index, piece) in pieces.enumerated() {
            addWords(in: piece, UInt16(index))
            addLetters(in: piece, UInt16(index))
        }
        if let last = pieces.indices.last {
            add(FeatureHash.pair(previous, FeatureHash.edge), UInt16(last))
            addTraits(text, UInt16(last))
        }
    }

    /// A piece without the signs around it; empty where it holds nothing else.
    func word(of piece: Int) -> String {
        var range = bytes[pieces[piece]]
        while let first = range.first, !Self.isWordByte(first) { range.removeFirst() }
        while let last = range.last, !Self.isWordByte(last) { range.removeLast() }
        return String(decoding: range, as: UTF8.self)
    }

    private mutating func add(_ hash: UInt32, _ piece: UInt16) {
        occurrences.append(Occurrence(hash: hash, piece: piece))
    }

    private mutating func addTraits(_ text: FeatureText, _ piece: UInt16) {
        let doubled = UInt64(bytes.count) * UInt64(bytes.count)
        add(FeatureHash.trait(.length, UInt64.bitWidth - doubled.leadingZeroBitCount), piece)
        for _ in 0..<min(text.shouted, 100) { add(FeatureHash.trait(.shouted, 0), piece) }
    }

    private mutating func addWords(in piece: Range<Int>, _ index: UInt16) {
        var start = piece.lowerBound
        for end in piece.lowerBound...piece.upperBound where end == piece.upperBound || !Self.isWordByte(bytes[end]) {
            if end > start { addWord(start..<end, index) }
            start = end + 1
        }
    }

    private mutating func addWord(_ range: Range<Int>, _ index: UInt16) {
        let word = FeatureHash.word(bytes[range])
        add(FeatureHash.single(word), index)
        add(FeatureHash.pair(previous, word), index)
        add(FeatureHash.apart(before, word), index)
        before = previous
        previous = word
        if bytes[range].contains(where: Self.isDigit) {
            let shape = FeatureHash.word(bytes[range].lazy.map { Self.isDigit($0) ? UInt8(ascii: "0") : $0 })
            add(FeatureHash.shape(shape), index)
        }
    }

    /// The sequences of two to four bytes in the piece with a space on either side.
    private mutating func addLetters(in piece: Range<Int>, _ index: UInt16) {
        var packed: UInt64 = UInt64(UInt8(ascii: " "))
        var length = 1
        for position in piece.lowerBound...piece.upperBound {
            let byte = position < piece.upperBound ? bytes[position] : UInt8(ascii: " ")
            packed = packed << 8 | UInt64(byte)
            length += 1
            if length >= 2 { add(FeatureHash.letters(packed & 0xFFFF, count: 2), index) }
            if length >= 3 { add(FeatureHash.letters(packed & 0xFF_FFFF, count: 3), index) }
            if length >= 4 { add(FeatureHash.letters(packed & 0xFFFF_FFFF, count: 4), index) }
        }
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Letters, digits, the apostrophe, and whatever is not ASCII.
    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || isDigit(byte) || byte == UInt8(ascii: "'") || byte >= 0x80
    }
}
