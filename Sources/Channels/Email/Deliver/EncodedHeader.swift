import Foundation

/// Header text in ASCII (RFC 2047).
enum EncodedHeader {
    /// A word's encoded text has at most 75 characters with its frame (RFC 2047 §2): 45 octets of Base64 payload.
    private static let octetsPerWord = 45

    /// Unstructured text, as a Subject has.
    static func text(_ value: String) -> String {
        let isPlain =
            value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && value.utf8.count <= 900 && !value.contains("=?")
        return isPlain ? value : encoded(value)
    }

    /// A display name: an atom or quoted string where it is ASCII.
    static func phrase(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !value.contains("=?")
        guard isPlain else { return encoded(value) }
        return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Characters are never split between words (RFC 2047 §5).
    private static func encoded(_ value: String) -> String {
        var words: [[UInt8]] = [[]]
        for character in value.filter({ !$0.isNewline }) {
            let bytes = Array(String(character).utf8)
            if words[words.count - 1].count + bytes.count > octetsPerWord { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.filter { !$0.isEmpty }.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(
            separator: "\r\n ")
    }
}
