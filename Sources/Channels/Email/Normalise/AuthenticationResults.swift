/// One Authentication-Results field, taken apart (RFC 8601 §2.2).
struct AuthenticationResults {
    struct Result {
        /// `dmarc`, `dkim`, `spf` …, in lower case.
        var method: String
        /// `pass`, `fail` …, in lower case.
        var value: String
        /// `header.from`, `header.d` … with their values, in lower case.
        var properties: [String: String]
    }

    /// Who says so, in lower case.
    let authservID: String
    let results: [Result]

    /// More than this of a field is not looked at. Bytes.
    private static let limit = 8_192

    /// Nil where the field names nobody.
    init?(_ value: String) {
        let parts = Self.withoutComments(value.prefix(Self.limit)).split(
            separator: ";", omittingEmptySubsequences: false)
        guard let first = parts.first?.split(whereSeparator: \.isWhitespace).first else { return nil }
        authservID = Self.unquoted(first).lowercased()
        results = parts.dropFirst().compactMap { Self.result($0) }
    }

    private static func result(_ text: Substring) -> Result? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let (method, value) = words.first.flatMap(pair) else { return nil }
        var properties: [String: String] = [:]
        for (name, value) in words.dropFirst().compactMap(pair) where properties[name] == nil {
            properties[name] = value
        }
        // A method may carry its version: `dkim/1` (RFC 8601 §2.2).
        return Result(method: String(method.prefix { $0 != "/" }), value: value, properties: properties)
    }

    private static func pair(_ word: Substring) -> (String, String)? {
        guard let equals = word.firstIndex(of: "=") else { return nil }
        return (word[..<equals].lowercased(), unquoted(word[word.index(after: equals)...]).lowercased())
    }

    private static func unquoted(_ text: Substring) -> String {
        text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()) : String(text)
    }

    /// Comments may hold anything, `dmarc=pass` among it: they are dropped, nested ones as well. Quoted strings stay.
    private static func withoutComments(_ value: Substring) -> String {
        var kept = ""
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for character in value {
            if isEscaped {
                isEscaped = false
                if depth == 0 { kept.append(character) }
                continue
            }
            switch character {
            case "\\": isEscaped = true
            case "\"" where depth == 0:
                isQuoted.toggle()
                kept.append(character)
            case "(" where !isQuoted: depth += 1
            case ")" where !isQuoted && depth > 0: depth -= 1
            case ";" where isQuoted, " " where isQuoted: continue
            default: if depth == 0 { kept.append(character) }
            }
        }
        return kept
    }
}
