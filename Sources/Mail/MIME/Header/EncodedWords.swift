/// Encoded words (RFC 2047) in header text.
///
/// Adjacent words of one charset are joined before they are decoded, since mailers cut characters in two between them. A
/// word that cannot be read stays as it stands.
struct EncodedWords {
    /// One `=?charset?encoding?text?=`, as ranges.
    private struct Word {
        var charset: Range<Int>
        var isBase64: Bool
        var text: Range<Int>
        var end: Int
    }

    private var output: [UInt8] = []
    /// The decoded octets of the words not yet converted, and the label of their charset.
    private var pending: [UInt8] = []
    private var pendingCharset: Charset?
    /// Whether any word was found that could not be read.
    private(set) var defects: MailDefectSet = []

    private init() {}

    /// The text of `bytes`, which must be unfolded, as UTF-8.
    static func decode(_ bytes: Span<UInt8>) -> (text: [UInt8], defects: MailDefectSet) {
        var decoder = EncodedWords()
        decoder.output.reserveCapacity(bytes.count + bytes.count / 2)
        decoder.run(bytes)
        return (decoder.output, decoder.defects)
    }

    private mutating func run(_ bytes: Span<UInt8>) {
        var plainStart = 0
        var search = 0
        // Behind this index no word can end, so that "=?=?=?…" costs one search and not one each.
        var lastEnd = bytes.count
        while let start = Self.nextStart(bytes, from: search) {
            guard start < lastEnd, let word = Self.word(bytes, at: start, lastEnd: &lastEnd) else {
                search = start + 2
                continue
            }
            let gap = plainStart..<start
            if pendingCharset == nil || !bytes.trimmed(gap).isEmpty {
                flushPending(); appendPlain(bytes.extracting(gap))
            }
            take(word, bytes)
            plainStart = word.end
            search = word.end
        }
        flushPending()
        appendPlain(bytes.extracting(plainStart..<bytes.count))
    }

    private static func nextStart(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while let hit = bytes.firstIndex(of: ASCII.equals, in: index..<bytes.count) {
            if hit + 1 < bytes.count, bytes[hit + 1] == ASCII.question { return hit }
            index = hit + 1
        }
        return nil
    }

    private static func word(_ bytes: Span<UInt8>, at start: Int, lastEnd: inout Int) -> Word? {
        let charsetStart = start + 2
        let charsetLimit = min(charsetStart + 64, bytes.count)
        guard let charsetEnd = bytes.firstIndex(of: ASCII.question, in: charsetStart..<charsetLimit),
            charsetEnd > charsetStart, charsetEnd + 2 < bytes.count, bytes[charsetEnd + 2] == ASCII.question
        else { return nil }
        for index in charsetStart..<charsetEnd where bytes[index].isWhitespace { return nil }
        let encoding = bytes[charsetEnd + 1].lowercasedASCII
        guard encoding == UInt8(ascii: "b") || encoding == UInt8(ascii: "q") else { return nil }
        let textStart = charsetEnd + 3
        var index = textStart
        while let hit = bytes.firstIndex(of: ASCII.question, in: index..<bytes.count) {
            if hit + 1 < bytes.count, bytes[hit + 1] == ASCII.equals {
                return Word(
                    charset: charsetStart..<charsetEnd, isBase64: encoding == UInt8(ascii: "b"), text: textStart..<hit,
                    end: hit + 2)
            }
            index = hit + 1
        }
        lastEnd = textStart
        return nil
    }

    private mutating func take(_ word: Word, _ bytes: Span<UInt8>) {
        let charset = Charset(label: bytes.extracting(word.charset))
        if let pendingCharset, pendingCharset != charset { flushPending() }
        pendingCharset = charset
        let text = bytes.extracting(word.text)
        if word.isBase64 {
            if !Base64.decode(text, into: &pending) { defects.insert(.badEncodedWord) }
        } else {
            Self.decodeQ(text, into: &pending)
        }
    }

    /// The Q encoding: "_" is a space, "=XX" an octet (RFC 2047 section 4.2).
    private static func decodeQ(_ text: Span<UInt8>, into output: inout [UInt8]) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == ASCII.equals, index + 2 < text.count, let high = text[index + 1].hexValue,
                let low = text[index + 2].hexValue
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(byte == ASCII.underscore ? ASCII.space : byte)
                index += 1
            }
        }
    }

    private mutating func flushPending() {
        guard let charset = pendingCharset else { return }
        let octets = pending
        pending = []
        let notes = charset.decode(octets.span, into: &output)
        if notes.contains(.unknownCharset) { defects.insert(.unknownCharset) }
        if notes.contains(.badCharacters) { defects.insert(.badCharacters) }
        pendingCharset = nil
    }

    /// Text between words: ASCII, UTF-8 (RFC 6532), or what old mailers put there.
    private mutating func appendPlain(_ bytes: Span<UInt8>) {
        if !UTF8Decoder.decode(bytes, into: &output).isEmpty { defects.insert(.badCharacters) }
    }
}
