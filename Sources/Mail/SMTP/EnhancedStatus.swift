/// An enhanced status code (RFC 3463): class 2, 4 or 5, subject and detail. Where a server gives one it says more than the basic code.
package struct EnhancedStatus: Hashable, Sendable, CustomStringConvertible {
    package let category: Int
    package let subject: Int
    package let detail: Int

    package init(_ category: Int, _ subject: Int, _ detail: Int) {
        self.category = category
        self.subject = subject
        self.detail = detail
    }

    /// Reads the code at the beginning of a reply's text, such as `5.1.1 no such user`.
    init?(leading text: Substring) {
        let numbers = text.prefix { $0 != " " }.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 3, numbers[0].utf8.count == 1, let category = Int(numbers[0]),
            [2, 4, 5].contains(category), let subject = Self.number(numbers[1]), let detail = Self.number(numbers[2])
        else { return nil }
        self.init(category, subject, detail)
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(text)
    }

    package var description: String { "\(category).\(subject).\(detail)" }
}
