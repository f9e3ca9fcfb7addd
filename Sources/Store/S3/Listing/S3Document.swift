/// The few elements that we look for in an object store's XML, which has neither attributes nor repeats of them within one another. No
/// parser: what is not found is not there, whatever else the bytes are.
struct S3Document: Sendable {
    private let text: Substring

    init(_ bytes: [UInt8]) { text = Substring(decoding: bytes, as: UTF8.self) }

    private init(_ text: Substring) { self.text = text }

    /// What the first element of that name holds, its entities resolved; nil where there is none.
    func first(_ name: String) -> String? { inner(name, from: text.startIndex).map { Self.resolved($0.text) } }

    /// What each element of that name holds.
    func all(_ name: String) -> [S3Document] {
        var found: [S3Document] = []
        var start = text.startIndex
        while let (inner, end) = inner(name, from: start) {
            found.append(S3Document(inner))
            start = end
        }
        return found
    }

    private func inner(_ name: String, from start: Substring.Index) -> (text: Substring, end: Substring.Index)? {
        guard let open = text[start...].firstRange(of: "<\(name)>"),
            let close = text[open.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        return (text[open.upperBound..<close.lowerBound], close.upperBound)
    }

    private static func resolved(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        let entities = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#34;", "\""), ("&amp;", "&"),
        ]
        return entities.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}
