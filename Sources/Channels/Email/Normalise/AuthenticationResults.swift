/// One Authentication-Results field, taken apart (RFC 8601 §2.2).
struct AuthenticationResults {
    struct Result: Hashable {
        /// `dmarc`, `dkim`, `spf` …, in lower case, without a version.
        var method: String
        /// `pass`, `fail` …, in lower case.
        var value: String
        /// `header.from`, `header.d` … with their values, in lower case; of a repeated one the first.
        var properties: [String: String]
    }

    /// A longer field names nobody: cut, `header.d=example.com.evil` might end behind `.com`. Bytes.
    static let limit = 8_192

    /// Who says so, in lower case. Nil where the field begins with a result in that place, against RFC 8601 §2.2: Exchange Online does, as of
    /// 2026 (Microsoft Learn, "Anti-spam message headers in cloud organizations").
    let authservID: String?
    let results: [Result]

    /// Nil where the field holds neither a name nor a result at its start.
    ///
    /// - Parameter value: as it arrived, unfolded, with encoded words not decoded: an address within may hold one that spells `; dmarc=pass`.
    init?(_ value: [UInt8]) {
        guard value.count <= Self.limit else { return nil }
        var words = AuthenticationWords(value)
        words.skipBlanks()
        var results: [Result] = []
        if let first = Self.firstResult(words) {
            authservID = nil
            results.append(first)
        } else {
            let id = words.value()
            guard !id.isEmpty else { return nil }
            authservID = id
        }
        while words.nextSection() {
            if let result = Self.result(&words) { results.append(result) }
        }
        self.results = results
    }

    /// What stands where a name should: `=` is in no name that is not quoted (RFC 2045 §5.1), and a method is a keyword (RFC 8601 §2.2).
    private static func firstResult(_ words: AuthenticationWords) -> Result? {
        var words = words
        guard let result = result(&words) else { return nil }
        let isKeyword = result.method.utf8.allSatisfy {
            ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                || $0 == UInt8(ascii: "-")
        }
        return isKeyword && !result.method.isEmpty ? result : nil
    }

    private static func result(_ words: inout AuthenticationWords) -> Result? {
        guard let (method, value) = words.pair() else { return nil }
        var properties: [String: String] = [:]
        while !words.isAtEndOfSection {
            guard let (name, value) = words.pair() else { continue }
            if properties[name] == nil { properties[name] = value }
        }
        return Result(method: String(method.prefix { $0 != "/" }), value: value, properties: properties)
    }
}
