/// A start tag.
package struct HTMLTag: Sendable {
    /// The element's name in lower case.
    package let name: String
    /// `<br/>`.
    package let isSelfClosing: Bool
    private let source: [UInt8]
    private let attributes: Range<Int>

    init(name: String, isSelfClosing: Bool, source: [UInt8], attributes: Range<Int>) {
        self.name = name
        self.isSelfClosing = isSelfClosing
        self.source = source
        self.attributes = attributes
    }

    /// The decoded value of an attribute, its name in lower case: "" for one without a value, nil if it is absent. The first of several counts.
    package func attribute(_ name: String) -> String? {
        let bytes = source.span
        var index = attributes.lowerBound
        while let found = HTMLAttribute.next(bytes, from: index, to: attributes.upperBound) {
            if found.name.count == name.utf8.count,
                zip(source[found.name], name.utf8).allSatisfy({ $0.lowercasedASCII == $1 })
            {
                return HTMLEntities.decoded(bytes.extracting(found.value))
            }
            index = found.end
        }
        return nil
    }

    /// Whether the class attribute holds `name`, compared as HTML does, with case.
    package func hasClass(_ name: String) -> Bool {
        attribute("class")?.split(whereSeparator: \.isWhitespace).contains { $0 == name } ?? false
    }
}
