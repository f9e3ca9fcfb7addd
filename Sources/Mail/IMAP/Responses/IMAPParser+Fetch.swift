/// FETCH: `(name value name value …)` in any order.
extension IMAPParser {
    mutating func fetchItems() throws(Refusal) -> IMAPFetchItems {
        try expect(ASCII.openParenthesis)
        var items = IMAPFetchItems()
        while !take(ASCII.closeParenthesis) {
            if take(ASCII.space) { continue }
            try fetchItem(into: &items)
        }
        guard index == end || bytes[index..<end].allSatisfy({ $0 == ASCII.space }) else { throw Refusal() }
        return items
    }

    private mutating func fetchItem(into items: inout IMAPFetchItems) throws(Refusal) {
        let name = try word().uppercased()
        if name == "BODY", peek == ASCII.openBracket {
            items.bodies.append(try body())
            return
        }
        if peek == ASCII.openBracket { try skipSection() }
        try space()
        switch name {
        case "UID": items.uid = try number32()
        case "FLAGS": items.flags = try flags()
        case "INTERNALDATE": items.internalDate = try date()
        case "RFC822.SIZE": items.size = Int(clamping: try number64())
        case "MODSEQ": items.modSeq = try modSeq()
        case "RFC822": items.bodies.append(IMAPBody(section: "", origin: nil, content: try nstring()))
        default: try skipValue()
        }
    }

    private mutating func body() throws(Refusal) -> IMAPBody {
        let section = try section()
        var origin: Int?
        if take(ASCII.less) {
            origin = Int(clamping: try number64())
            try expect(ASCII.greater)
        }
        try space()
        return IMAPBody(section: section, origin: origin, content: try nstring())
    }

    private mutating func section() throws(Refusal) -> String {
        try expect(ASCII.openBracket)
        let start = index
        while let byte = peek, byte != ASCII.closeBracket { _ = byte; index += 1 }
        let name = text(start..<index).uppercased()
        try expect(ASCII.closeBracket)
        return name
    }

    private mutating func skipSection() throws(Refusal) {
        _ = try section()
        while let byte = peek, byte != ASCII.space { _ = byte; index += 1 }
    }

    private mutating func date() throws(Refusal) -> Int64? {
        guard case .bytes(let text) = try nstring() else { return nil }
        return IMAPDate.milliseconds(text)
    }

    private mutating func modSeq() throws(Refusal) -> UInt64 {
        try expect(ASCII.openParenthesis)
        let value = try number64()
        try expect(ASCII.closeParenthesis)
        return value
    }

    /// `(\Seen $Forwarded)`; the names keep their case.
    mutating func flags() throws(Refusal) -> [String] {
        try expect(ASCII.openParenthesis)
        var flags: [String] = []
        while !take(ASCII.closeParenthesis) {
            if take(ASCII.space) { continue }
            let start = index
            while let byte = peek, byte != ASCII.space, byte != ASCII.closeParenthesis { _ = byte; index += 1 }
            guard index > start else { throw Refusal() }
            flags.append(text(start..<index))
        }
        return flags
    }
}
