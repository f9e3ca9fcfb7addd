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

    /// Who says so, in lower case.
    let authservID: String
    let results: [Result]

    /// Nil where the field names nobody.
    ///
    /// - Parameter value: as it arrived, unfolded, with encoded words not decoded: an address within may hold one that spells `; dmarc=pass`.
    init?(_ value: [UInt8]) {
        guard value.count <= Self.limit else { return nil }
        var words = AuthenticationWords(value)
        words.skipBlanks()
        let id = words.value()
        guard !id.isEmpty else { return nil }
        authservID = id
        var results: [Result] = []
        while words.nextSection() {
            if let result = Self.result(&words) { results.append(result) }
        }
        self.results = results
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
