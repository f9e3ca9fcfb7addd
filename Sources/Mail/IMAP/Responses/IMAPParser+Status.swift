/// OK, NO, BAD, BYE, PREAUTH: a code in brackets, perhaps, and free text, in which nothing is syntax.
extension IMAPParser {
    mutating func status(_ kind: IMAPStatus.Kind) throws(Refusal) -> IMAPStatus {
        _ = take(ASCII.space)
        let code = peek == ASCII.openBracket ? responseCode() : nil
        return IMAPStatus(kind, code, soundsTemporary: soundsTemporary(from: index))
    }

    /// A code that does not follow its grammar is none: the status counts, not its decoration.
    private mutating func responseCode() -> IMAPResponseCode? {
        let start = index
        index += 1
        do {
            let name = try word().uppercased()
            _ = take(ASCII.space)
            let code = try responseCode(name)
            while let byte = peek, byte != ASCII.closeBracket { _ = byte; index += 1 }
            try expect(ASCII.closeBracket)
            return code
        } catch {
            index = start
            return nil
        }
    }

    private mutating func responseCode(_ name: String) throws(Refusal) -> IMAPResponseCode {
        switch name {
        case "UIDVALIDITY": .uidValidity(try number32())
        case "UIDNEXT": .uidNext(try number32())
        case "HIGHESTMODSEQ": .highestModSeq(try number64())
        case "NOMODSEQ": .noModSeq
        case "PERMANENTFLAGS": .permanentFlags(try flags())
        case "CAPABILITY": .capability(words())
        case "TRYCREATE": .tryCreate
        case "ALREADYEXISTS": .alreadyExists
        case "READ-ONLY": .readOnly
        case "READ-WRITE": .readWrite
        default: .named(name)
        }
    }

    private func soundsTemporary(from start: Int) -> Bool {
        guard start < end else { return false }
        let text = self.text(start..<min(end, start + 200)).lowercased()
        return ["not connected", "too many", "try again", "temporar", "unavailable", "busy", "throttl"].contains {
            text.contains($0)
        }
    }
}
