import Glibc

/// Cuts what an IMAP server sends into responses: bytes in at any split, responses out. A response is a line, continued behind each
/// `{n}` at the end of a line by n bytes as they are and another line (RFC 9051 §4.3).
///
/// `{5}` at the end of the free text of OK, NO, BAD, BYE and "+" is text and no literal: taking it for one loses what follows.
package struct IMAPReader: Sendable {
    package enum Failure: Error, Hashable, Sendable {
        /// A line, or a literal that a server announces with more than 32 bits, is beyond every use.
        case tooLong
    }

    /// A literal that was read over, because it would exceed the limit.
    struct Omission: Hashable {
        /// Where in the buffer it would have begun.
        let offset: Int
        let size: Int
    }

    private let limits: IMAPLimits
    private var buffer: [UInt8] = []
    /// Where the response under way begins, its present line begins, and the search for the line's end goes on.
    private var start = 0
    private var line = 0
    private var scanned = 0
    /// Where the literal under way ends; nil between literals.
    private var literalEnd: Int?
    /// How much of an omitted literal is still to come.
    private var skipping = 0
    private var omissions: [Omission] = []
    private var literalBytes = 0

    package init(limits: IMAPLimits = IMAPLimits()) {
        self.limits = limits
    }

    package mutating func append(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe append($0) }
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        let skipped = min(skipping, bytes.count)
        skipping -= skipped
        compact()
        unsafe buffer.append(contentsOf: bytes.dropFirst(skipped))
    }

    /// The next whole response, or nil where more bytes are needed.
    package mutating func next() throws(Failure) -> IMAPResponse? {
        while skipping == 0 {
            if let end = literalEnd {
                guard buffer.count >= end else { return nil }
                literalEnd = nil
                line = end
                scanned = end
            }
            guard let feed = lineFeed() else {
                guard buffer.count - line <= limits.textBytes else { throw .tooLong }
                return nil
            }
            scanned = feed + 1
            guard let size = try literalSize(endingAt: feed) else { return response(endingAt: feed) }
            begin(literal: size, at: feed + 1)
        }
        return nil
    }

    /// The response that ends with the line feed at `end`.
    private mutating func response(endingAt end: Int) -> IMAPResponse {
        let isPair = end > line && buffer[end - 1] == ASCII.cr
        var parser = IMAPParser(
            bytes: buffer, from: start, to: isPair ? end - 1 : end, omissions: omissions, limits: limits)
        start = end + 1
        line = start
        omissions = []
        literalBytes = 0
        return parser.response()
    }

    private mutating func lineFeed() -> Int? {
        let found = unsafe buffer.withUnsafeBytes { bytes -> Int? in
            guard let base = bytes.baseAddress, scanned < bytes.count,
                let hit = unsafe memchr(base + scanned, Int32(ASCII.lf), bytes.count - scanned)
            else { return nil }
            return unsafe UnsafeRawPointer(hit) - base
        }
        if found == nil { scanned = buffer.count }
        return found
    }

    // MARK: literals

    /// The n of a `{n}`, `{n+}` or `~{n}` right before the end of the line, or nil where the line has none or cannot have one.
    private func literalSize(endingAt end: Int) throws(Failure) -> Int? {
        guard end - start - literalBytes <= limits.textBytes else { throw .tooLong }
        var index = end - 1
        if index >= line, buffer[index] == ASCII.cr { index -= 1 }
        guard index > line, buffer[index] == 0x7D else { return nil }
        index -= 1
        if buffer[index] == ASCII.plus { index -= 1 }
        var (size, unit, digits) = (0, 1, 0)
        while index > line, buffer[index].isDigit {
            // Beyond ten digits no literal can be meant that we could ever read over (RFC 9051: a 63-bit number, of which none comes true).
            guard digits < 10 else { throw .tooLong }
            size += Int(buffer[index] - ASCII.zero) * unit
            unit *= 10
            digits += 1
            index -= 1
        }
        guard digits > 0, buffer[index] == 0x7B, mayHaveLiterals else { return nil }
        guard size <= UInt32.max else { throw .tooLong }
        return size
    }

    private mutating func begin(literal size: Int, at offset: Int) {
        guard literalBytes + size > limits.literalBytes else {
            literalBytes += size
            literalEnd = offset + size
            return
        }
        let here = min(size, buffer.count - offset)
        buffer.removeSubrange(offset..<offset + here)
        skipping = size - here
        omissions.append(Omission(offset: offset - start, size: size))
        line = offset
        scanned = offset
    }

    /// Whether the response under way is one whose lines may end with a literal: untagged, and not one of free text.
    private var mayHaveLiterals: Bool {
        guard start + 2 < buffer.count, buffer[start] == ASCII.asterisk, buffer[start + 1] == ASCII.space else {
            return false
        }
        let word = buffer[(start + 2)...].prefix { $0 != ASCII.space && $0 != ASCII.cr && $0 != ASCII.lf }.prefix(8)
        let texts = ["ok", "no", "bad", "bye", "preauth"]
        return !texts.contains { text in
            word.count == text.utf8.count && word.elementsEqual(text.utf8) { $0.lowercasedASCII == $1 }
        }
    }

    /// Forgets what has been handed out, once that is most of the buffer: moving a rest now and then is cheaper than a ring.
    private mutating func compact() {
        guard start > 0, start == buffer.count || start > 256 << 10 else { return }
        buffer.removeFirst(start)
        line -= start
        scanned -= start
        literalEnd = literalEnd.map { $0 - start }
        start = 0
    }
}
