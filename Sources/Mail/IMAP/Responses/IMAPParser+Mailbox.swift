/// What is said about mailboxes and sets of mails.
extension IMAPParser {
    /// The rest as words in capitals, as CAPABILITY lists them.
    mutating func words() -> [String] {
        var words: [String] = []
        while true {
            while take(ASCII.space) {}
            guard let word = try? word() else { return words }
            words.append(word.uppercased())
        }
    }

    mutating func numbers() throws(Refusal) -> [UInt32] {
        var numbers: [UInt32] = []
        while peek != nil {
            if take(ASCII.space) { continue }
            // RFC 7162 §3.1.5 appends "(MODSEQ n)".
            if peek == ASCII.openParenthesis {
                try skipValue()
                continue
            }
            numbers.append(try number32())
        }
        return numbers
    }

    /// `(TAG "i7") UID COUNT 3 ALL 1:3` (RFC 4731 §3.1).
    mutating func extendedSearch() throws(Refusal) -> IMAPResponse {
        if peek == ASCII.openParenthesis { try skipValue() }
        var all: UIDSet?
        while peek != nil {
            if take(ASCII.space) { continue }
            let name = try word().uppercased()
            guard name != "UID" else { continue }
            try space()
            if name == "ALL" { all = try uidSet() } else { try skipValue() }
        }
        return .extendedSearch(all)
    }

    mutating func uidSet() throws(Refusal) -> UIDSet {
        var ranges: [ClosedRange<UInt32>] = []
        repeat {
            let first = try number32()
            let last = take(ASCII.colon) ? try number32() : first
            ranges.append(min(first, last)...max(first, last))
        } while take(ASCII.comma)
        let set = UIDSet(ranges: ranges)
        guard set.count <= limits.setMembers else { throw Refusal() }
        return set
    }

    mutating func vanished() throws(Refusal) -> IMAPResponse {
        let isEarlier = peek == ASCII.openParenthesis
        if isEarlier {
            try skipValue()
            try space()
        }
        return .vanished(isEarlier: isEarlier, try uidSet())
    }

    mutating func mailbox() throws(Refusal) -> IMAPResponse {
        let attributes = try flags()
        try space()
        let delimiter = try delimiter()
        try space()
        let name = ModifiedUTF7.decoded(try astring())
        return .list(IMAPMailboxEntry(name: name, delimiter: delimiter, attributes: attributes))
    }

    /// `(("INBOX." ".")) NIL NIL`: personal, others', shared. Only the first counts here.
    mutating func namespace() throws(Refusal) -> IMAPResponse {
        guard take(ASCII.openParenthesis) else { return .namespace(nil) }
        try expect(ASCII.openParenthesis)
        let prefix = ModifiedUTF7.decoded(try astring())
        try space()
        return .namespace(IMAPNamespace(prefix: prefix, delimiter: try delimiter()))
    }

    private mutating func delimiter() throws(Refusal) -> Character? {
        guard case .bytes(let bytes) = try nstring(), let byte = bytes.first, bytes.count == 1, byte < 0x80 else {
            return nil
        }
        return Character(Unicode.Scalar(byte))
    }
}
