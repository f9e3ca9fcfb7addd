/// Reads the words of an Authentication-Results field: sections between semicolons, `name=value` pairs in them, comments anywhere, which may
/// hold anything (`(dmarc=pass)`), and quoted values, in which nothing separates. On octets: a combining mark behind a parenthesis does
/// not make another character of it.
struct AuthenticationWords {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the present section has nothing more; blanks and comments before that are passed over.
    var isAtEndOfSection: Bool {
        mutating get {
            skipBlanks()
            return index >= bytes.count || bytes[index] == UInt8(ascii: ";")
        }
    }

    /// Goes behind the next semicolon. False where there is none.
    mutating func nextSection() -> Bool {
        while !isAtEndOfSection { _ = value() }
        guard index < bytes.count else { return false }
        index += 1
        return true
    }

    /// `name = value`, in lower case. Nil for a word without a value, which is passed over.
    mutating func pair() -> (name: String, value: String)? {
        skipBlanks()
        let name = word { $0 == UInt8(ascii: "=") }
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        skipBlanks()
        let value = value()
        return name.isEmpty ? nil : (name, value)
    }

    /// A value up to the next blank, comment or semicolon, in lower case.
    mutating func value() -> String { word { _ in false } }

    /// Comments may be nested (RFC 5322 §3.2.2).
    mutating func skipBlanks() {
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")") where depth > 0: depth -= 1
            case UInt8(ascii: "\\") where depth > 0: index += 1
            case 0x00...0x20, 0x7F: break
            default: if depth == 0 { return }
            }
            index += 1
        }
        index = min(index, bytes.count)
    }

    private mutating func word(until isEnd: (UInt8) -> Bool) -> String {
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                text += quoted()
                continue
            }
            if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "(") || isEnd(byte) {
                break
            }
            text.append(byte)
            index += 1
        }
        return String(decoding: text, as: UTF8.self).lowercased()
    }

    private mutating func quoted() -> [UInt8] {
        var text: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
            text.append(bytes[index])
            index += 1
        }
        index = min(index + 1, bytes.count)
        return text
    }
}
