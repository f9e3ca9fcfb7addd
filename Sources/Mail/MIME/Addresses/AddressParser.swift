/// Reads the mailboxes of an address field: RFC 5322 with the obsolete routes, UTF-8 (RFC 6532), and the broken forms of the
/// wild (missing brackets, semicolons for commas, names without quotes). Groups are flattened; linear time.
struct AddressParser: ~Copyable {
    /// One word outside the brackets.
    private struct Word {
        var text: [UInt8]
        var isQuoted: Bool
        /// Whether nothing separates it from the word before.
        var isGlued: Bool
    }

    /// More mailboxes than this are not listed; they are in the raw mail.
    private static let limit = 1_000

    private var mailboxes: [MailAddress] = []
    private var defects: MailDefectSet = []
    private var words: [Word] = []
    private var comment: [UInt8] = []
    private var angle: [UInt8]?
    private var isGlued = false

    private init() {}

    /// The mailboxes that the octets in `value` name. An address that is too long is none.
    static func mailboxes(
        _ bytes: Span<UInt8>, in value: Range<Int>, defects: inout MailDefectSet
    ) -> [MailAddress] {
        let value = bytes.trimmed(value)
        if let only = PlainMailbox.read(bytes, in: value) { return [only] }
        var parser = AddressParser()
        var index = value.lowerBound
        while index < value.upperBound, parser.mailboxes.count < limit {
            index = parser.step(bytes, at: index, to: value.upperBound)
        }
        parser.finishMailbox()
        defects.formUnion(parser.defects)
        return parser.mailboxes
    }

    /// Reads what starts at `index` and returns where it ends.
    private mutating func step(_ bytes: Span<UInt8>, at index: Int, to end: Int) -> Int {
        switch bytes[index] {
        case ASCII.comma, ASCII.semicolon:
            finishMailbox()
            return index + 1
        case ASCII.colon where angle == nil && !words.isEmpty && !isAddressScheme:
            // A group's name (or "mailto:") is no part of a mailbox.
            dropName()
            return index + 1
        case ASCII.colon: return index + 1
        case ASCII.openParenthesis:
            let next = HeaderComment.end(bytes, from: index, to: end)
            takeComment(bytes.extracting(index + 1..<max(index + 1, next - 1)))
            return next
        case ASCII.quote: return readQuoted(bytes, from: index, to: end)
        case ASCII.less:
            if angle != nil { finishMailbox() }
            return readAngle(bytes, from: index + 1, to: end)
        case ASCII.greater:
            return index + 1
        case let byte where byte.isWhitespace:
            isGlued = false
            return index + 1
        default: return readAtom(bytes, from: index, to: end)
        }
    }

    /// Whether the words so far end in an address, so that a colon behind them starts no group.
    private var isAddressScheme: Bool { words.last?.text.contains(ASCII.at) ?? false }

    private mutating func dropName() {
        words.removeAll(keepingCapacity: true)
        comment.removeAll(keepingCapacity: true)
        isGlued = false
    }

    private mutating func takeComment(_ text: Span<UInt8>) {
        if !comment.isEmpty { comment.append(ASCII.space) }
        var isEscaped = false
        for index in 0..<text.count {
            isEscaped = text[index] == ASCII.backslash && !isEscaped
            if !isEscaped { comment.append(text[index]) }
        }
    }

    private mutating func readQuoted(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var text: [UInt8] = []
        var index = start + 1
        while index < end, bytes[index] != ASCII.quote {
            if bytes[index] == ASCII.backslash, index + 1 < end { index += 1 }
            text.append(bytes[index])
            index += 1
        }
        words.append(Word(text: text, isQuoted: true, isGlued: isGlued))
        isGlued = true
        return index + 1
    }

    /// An atom with dots, at signs and domain literals, as the addr-spec without brackets needs.
    private mutating func readAtom(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        var isLiteral = false
        scan: while index < end {
            switch bytes[index] {
            case ASCII.openBracket: isLiteral = true
            case ASCII.closeBracket: isLiteral = false
            case ASCII.colon where isLiteral: break
            case ASCII.comma, ASCII.semicolon, ASCII.colon, ASCII.openParenthesis, ASCII.quote, ASCII.less,
                ASCII.greater:
                break scan
            case let byte where byte.isWhitespace: break scan
            default: break
            }
            index += 1
        }
        var text: [UInt8] = []
        text.append(bytes.extracting(start..<index))
        words.append(Word(text: text, isQuoted: false, isGlued: isGlued))
        isGlued = true
        return index
    }

    /// The address between "<" and ">", without blanks, comments and an obsolete route ("@a,@b:user@c").
    private mutating func readAngle(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var text: [UInt8] = []
        var index = start
        var isQuoted = false
        while index < end {
            let byte = bytes[index]
            if byte == ASCII.quote { isQuoted.toggle() }
            if !isQuoted {
                if byte == ASCII.greater { break }
                if byte == ASCII.openParenthesis {
                    let next = HeaderComment.end(bytes, from: index, to: end)
                    takeComment(bytes.extracting(index + 1..<max(index + 1, next - 1)))
                    index = next
                    continue
                }
                // A bracket that is never closed ends at the comma; in a route the comma is part of it.
                if byte == ASCII.comma, text.first != ASCII.at { break }
                if byte == ASCII.colon, text.first == ASCII.at {
                    text.removeAll(keepingCapacity: true)
                    index += 1
                    continue
                }
            }
            if !byte.isWhitespace || isQuoted, byte != ASCII.cr, byte != ASCII.lf, byte != ASCII.less {
                text.append(byte)
            }
            index += 1
        }
        angle = text
        isGlued = false
        return index < end && bytes[index] == ASCII.greater ? index + 1 : index
    }

    private mutating func finishMailbox() {
        defer {
            dropName()
            angle = nil
        }
        if let angle, !angle.isEmpty {
            let name = Self.joined(words[...])
            append(address: angle, name: name.isEmpty ? comment : name)
        } else if !words.isEmpty {
            finishBareMailbox()
        }
    }

    /// No brackets: the words around the @ are the address, those before it the name.
    private mutating func finishBareMailbox() {
        // "a@x b@y": two addresses, not one with the other's as its name.
        if words.count > 1, words.allSatisfy({ !$0.isQuoted && !$0.isGlued && Self.isWholeAddress($0.text) }) {
            for word in words { append(address: word.text, name: []) }
            return
        }
        guard let at = words.lastIndex(where: { !$0.isQuoted && $0.text.contains(ASCII.at) }) else {
            if words.count == 1, !words[0].isQuoted || words[0].text.contains(ASCII.at) {
                append(address: words[0].text, name: comment)
            }
            return
        }
        var first = at
        while first > 0,
            words[first].isGlued || words[first].text.first == ASCII.at || words[first].text.first == ASCII.dot
                || words[first - 1].text.last == ASCII.dot && !words[first - 1].isQuoted
        { first -= 1 }
        var last = at
        while last + 1 < words.count,
            words[last + 1].isGlued || words[last].text.last == ASCII.at
                || words[last].text.last == ASCII.dot || words[last + 1].text.first == ASCII.dot
        { last += 1 }
        let address = words[first...last].flatMap { $0.isQuoted ? [ASCII.quote] + $0.text + [ASCII.quote] : $0.text }
        let name = Self.joined(words[..<first])
        append(address: address, name: name.isEmpty ? comment : name)
    }

    private static func isWholeAddress(_ text: [UInt8]) -> Bool {
        guard let at = text.lastIndex(of: ASCII.at) else { return false }
        return at > 0 && at < text.count - 1
    }

    /// The words of a name with one space where there was any.
    private static func joined(_ words: ArraySlice<Word>) -> [UInt8] {
        var text: [UInt8] = []
        for word in words {
            if !text.isEmpty, !word.isGlued { text.append(ASCII.space) }
            text += word.text
        }
        return text
    }

    private mutating func append(address: [UInt8], name: [UInt8]) {
        // Blanks belong into a quoted local part only.
        let lowest: UInt8 = address.first == ASCII.quote ? 0x20 : 0x21
        let address = String(mail: address.span.filtered { $0 >= lowest && $0 != 0x7F }.span)
        guard !address.isEmpty else { return }
        guard address.utf8.count <= MailAddress.longest else { return defects.insert(.addressTooLong) }
        var ignored: MailDefectSet = []
        let text = name.isEmpty ? "" : HeaderText.string(name.span, in: 0..<name.count, defects: &ignored)
        mailboxes.append(MailAddress(name: text.isEmpty ? nil : text, address: address))
    }
}
