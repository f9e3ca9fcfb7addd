/// The tokens that responses are made of (RFC 9051 §9).
extension IMAPParser {
    var peek: UInt8? { index < end ? bytes[index] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        index += 1
        return true
    }

    mutating func expect(_ byte: UInt8) throws(Refusal) {
        guard take(byte) else { throw Refusal() }
    }

    /// One space; more are tolerated, since some servers send them.
    mutating func space() throws(Refusal) {
        try expect(ASCII.space)
        while take(ASCII.space) {}
    }

    /// Up to a space, a bracket, a parenthesis or the end; never empty.
    mutating func word() throws(Refusal) -> String {
        let start = index
        while index < end, !Self.endsWord(bytes[index]) { index += 1 }
        guard index > start else { throw Refusal() }
        return text(start..<index)
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        byte == ASCII.space || byte == ASCII.openParenthesis || byte == ASCII.closeParenthesis
            || byte == ASCII.openBracket || byte == ASCII.closeBracket || byte == ASCII.quote
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    mutating func number64() throws(Refusal) -> UInt64 {
        guard peek?.isDigit == true else { throw Refusal() }
        var value: UInt64 = 0
        while let byte = peek, byte.isDigit {
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(UInt64(byte - ASCII.zero))
            guard !overflow, !carry else { throw Refusal() }
            value = sum
            index += 1
        }
        return value
    }

    mutating func number32() throws(Refusal) -> UInt32 {
        guard let value = UInt32(exactly: try number64()) else { throw Refusal() }
        return value
    }

    /// A quoted string, a literal or NIL.
    mutating func nstring() throws(Refusal) -> IMAPBody.Content {
        switch peek {
        case ASCII.quote: return .bytes(try quoted())
        case 0x7B, 0x7E: return try literal()
        default:
            guard try word().uppercased() == "NIL" else { throw Refusal() }
            return .missing
        }
    }

    /// A string or an atom, as mailbox names come.
    mutating func astring() throws(Refusal) -> [UInt8] {
        if peek == ASCII.quote { return try quoted() }
        if peek == 0x7B || peek == 0x7E {
            guard case .bytes(let bytes) = try literal() else { throw Refusal() }
            return bytes
        }
        let start = index
        while let byte = peek, byte != ASCII.space, byte != ASCII.openParenthesis, byte != ASCII.closeParenthesis {
            index += 1
        }
        guard index > start else { throw Refusal() }
        return Array(bytes[start..<index])
    }

    private mutating func quoted() throws(Refusal) -> [UInt8] {
        try expect(ASCII.quote)
        var output: [UInt8] = []
        while let byte = peek {
            index += 1
            if byte == ASCII.quote { return output }
            guard byte == ASCII.backslash else {
                output.append(byte)
                continue
            }
            guard let escaped = peek else { throw Refusal() }
            output.append(escaped)
            index += 1
        }
        throw Refusal()
    }

    /// The framing has found every literal already: here its bytes are copied out in one go.
    private mutating func literal() throws(Refusal) -> IMAPBody.Content {
        _ = take(0x7E)
        try expect(0x7B)
        let size = Int(clamping: try number64())
        _ = take(ASCII.plus)
        try expect(0x7D)
        _ = take(ASCII.cr)
        try expect(ASCII.lf)
        if let omission = omissions.first(where: { $0.offset == index - origin }) {
            return .omitted(size: omission.size)
        }
        guard size <= end - index else { throw Refusal() }
        defer { index += size }
        return .bytes(Array(bytes[index..<index + size]))
    }

    /// Any value that nothing here needs: an atom, a string or a list of such.
    mutating func skipValue(depth: Int = 0) throws(Refusal) {
        guard depth < limits.depth else { throw Refusal() }
        switch peek {
        case ASCII.quote, 0x7B, 0x7E: _ = try nstring()
        case ASCII.openParenthesis:
            index += 1
            while !take(ASCII.closeParenthesis) {
                if take(ASCII.space) { continue }
                try skipValue(depth: depth + 1)
            }
        case nil: throw Refusal()
        default: try skipAtom()
        }
    }

    /// An atom, with brackets that belong to it, such as `BODY[HEADER.FIELDS (FROM)]`.
    private mutating func skipAtom() throws(Refusal) {
        let start = index
        while let byte = peek, byte != ASCII.space, byte != ASCII.openParenthesis, byte != ASCII.closeParenthesis {
            index += 1
            guard byte == ASCII.openBracket else { continue }
            while let inner = peek, inner != ASCII.closeBracket { _ = inner; index += 1 }
        }
        guard index > start else { throw Refusal() }
    }
}
