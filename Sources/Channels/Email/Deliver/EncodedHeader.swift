import Foundation

/// Header text in ASCII (RFC 2047), as the lines of one field's value: the caller puts CRLF and a space between them, and nothing in a line
/// can end it.
enum EncodedHeader {
    /// A line ought not to be longer, its end not counted (RFC 5322 §2.1.1).
    static let lineLimit = 78
    /// A line with an encoded word must not be longer (RFC 2047 §2).
    static let encodedLineLimit = 76
    /// `=?UTF-8?B?` and `?=`.
    private static let frame = 12
    /// An encoded word has at most 75 characters with its frame.
    private static let wordLimit = 75

    /// Unstructured text, as a Subject has.
    ///
    /// - Parameter column: how many characters the first line has already, the field's name.
    static func text(_ value: String, column: Int) -> [String] {
        let value = cleaned(value)
        guard isPlain(value), let lines = folded(value, column: column) else { return encoded(value, column: column) }
        return lines
    }

    /// A display name and an address.
    static func mailbox(name: String, address: String, column: Int) -> [String] {
        let name = cleaned(name)
        guard !name.isEmpty else { return ["<\(address)>"] }
        let quoted = "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        var lines = [quoted]
        if !isPlain(name) || column + quoted.utf8.count > lineLimit { lines = encoded(name, column: column) }
        let last = lines[lines.count - 1]
        let start = lines.count == 1 ? column : 1
        guard start + last.utf8.count + address.utf8.count + 3 <= encodedLineLimit else {
            return lines + ["<\(address)>"]
        }
        return lines.dropLast() + ["\(last) <\(address)>"]
    }

    /// Control characters and line ends of every alphabet as one space. Marks that turn the direction of writing (Unicode TR 9) go: in a
    /// header they would also turn what a mail program shows behind it.
    static func cleaned(_ value: String) -> String {
        var text = String.UnicodeScalarView()
        var isBlank = true
        for scalar in value.unicodeScalars {
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069: continue
            case 0...0x20, 0x7F...0x9F, 0x2028, 0x2029:
                if !isBlank { text.append(" ") }
                isBlank = true
            default:
                text.append(scalar)
                isBlank = false
            }
        }
        if isBlank, !text.isEmpty { text.removeLast() }
        return String(text)
    }

    private static func isPlain(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !value.contains("=?")
    }

    /// Folded at blanks. Nil where a word alone is longer than a line.
    private static func folded(_ value: String, column: Int) -> [String]? {
        var lines: [String] = [""]
        var width = column
        for word in value.split(separator: " ") {
            if width + 1 + word.utf8.count > lineLimit, width > 1 {
                lines.append("")
                width = 1
            }
            guard width + word.utf8.count <= lineLimit else { return nil }
            let isFirst = lines[lines.count - 1].isEmpty
            lines[lines.count - 1] += isFirst ? String(word) : " \(word)"
            width += word.utf8.count + (isFirst ? 0 : 1)
        }
        return lines
    }

    /// One encoded word a line. Code points are never split between words (RFC 2047 §5); a letter may be parted from its thousandth accent.
    private static func encoded(_ value: String, column: Int) -> [String] {
        var words: [[UInt8]] = [[]]
        for scalar in value.unicodeScalars {
            let start = words.count == 1 ? column : 1
            let room = (min(encodedLineLimit - start, wordLimit) - frame) / 4 * 3
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > room { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { $0.isEmpty ? "" : "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }
    }
}
