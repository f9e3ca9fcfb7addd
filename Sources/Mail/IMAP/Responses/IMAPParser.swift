/// Reads one framed response. It never fails: what does not follow the grammar is `malformed` or `other`.
struct IMAPParser {
    /// Thrown inside and caught at the top: this response does not follow its grammar, or goes beyond a limit.
    struct Refusal: Error {}

    let bytes: [UInt8]
    let origin: Int
    let end: Int
    let omissions: [IMAPReader.Omission]
    let limits: IMAPLimits
    var index: Int
    /// What an untagged response is called, once that is read.
    private var name: String?

    init(bytes: [UInt8], from start: Int, to end: Int, omissions: [IMAPReader.Omission], limits: IMAPLimits) {
        self.bytes = bytes
        origin = start
        index = start
        self.end = max(start, end)
        self.omissions = omissions
        self.limits = limits
    }

    mutating func response() -> IMAPResponse {
        do {
            if take(ASCII.plus) { return .continuation }
            if take(ASCII.asterisk) {
                try space()
                return try untagged()
            }
            let tag = try word()
            try space()
            let kind = try word().uppercased()
            guard let kind = IMAPStatus.Kind(rawValue: kind), kind != .preauth, kind != .bye else { return .malformed }
            return .tagged(tag, try status(kind))
        } catch {
            // What nothing depends on may be as odd as it likes; a mail or a search that cannot be read may not pass unseen.
            guard let name, !["FETCH", "SEARCH", "ESEARCH"].contains(name) else { return .malformed }
            return .other(name)
        }
    }

    private mutating func untagged() throws(Refusal) -> IMAPResponse {
        if peek?.isDigit == true { return try numbered() }
        let name = try word().uppercased()
        self.name = name
        if let kind = IMAPStatus.Kind(rawValue: name) { return .status(try status(kind)) }
        _ = take(ASCII.space)
        switch name {
        case "CAPABILITY": return .capability(words())
        case "ENABLED": return .enabled(words())
        case "FLAGS": return .flags(try flags())
        case "SEARCH": return .search(try numbers())
        case "ESEARCH": return try extendedSearch()
        case "LIST", "LSUB": return try mailbox()
        case "NAMESPACE": return try namespace()
        case "VANISHED": return try vanished()
        default: return .other(name)
        }
    }

    private mutating func numbered() throws(Refusal) -> IMAPResponse {
        let number = try number32()
        try space()
        let name = try word().uppercased()
        self.name = name
        switch name {
        case "EXISTS": return .exists(number)
        case "RECENT": return .recent(number)
        case "EXPUNGE": return .expunge(number)
        case "FETCH":
            try space()
            return .fetch(number, try fetchItems())
        default: return .other(name)
        }
    }
}
