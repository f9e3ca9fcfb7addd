import Foundation
import Mail

/// A text with what a person newly wrote in it.
struct ReplyCase: Decodable {
    let id: String
    let kind: String
    let input: String
    let expect: Expectation
    let compare: String?
    let sender: String?
    let source: String?

    struct Expectation: Decodable {
        let equals: String?
        let contains: [String]?
        let absent: [String]?
        let signature: String?
    }

    /// The one who made the case, and what sort of text it is.
    var group: String { [source, kind].compactMap { $0 }.joined(separator: " ") }

    /// The text as the mail that it would come in.
    var mail: [UInt8] {
        let header = """
            From: \(sender ?? "Bob <bob@example.org>")\r
            Content-Type: text/\(kind == "html" ? "html" : "plain"); charset=utf-8\r
            \r\n
            """
        return Array((header + input).utf8)
    }

    /// Whether the text that the console shows, without quoted mail and signature, is what was expected.
    func isMet(by description: MailDescription) -> Bool {
        guard isMet(byText: description.newText ?? "") else { return false }
        guard kind.hasPrefix("signature") else { return true }
        return comparable(expect.signature ?? "") == comparable(description.signature ?? "")
    }

    /// The same of a plain text without quoted mail, its signature left in: cases of this kind ask about quoted mail, and some hold a
    /// signature that they want kept.
    var isMetByQuotesAlone: Bool { kind == "plain" && isMet(byText: ReplyCutter.cut(plain: input).newText) }

    private func isMet(byText text: String) -> Bool {
        if let wanted = expect.equals {
            // Markup is expected of some: what it reads as counts.
            let isMarkup = kind == "html" && wanted.hasPrefix("<")
            let plain = isMarkup ? HTMLText.plainText(wanted, options: .init(marksQuotes: false)) : wanted
            guard comparable(text) == comparable(plain) else { return false }
        }
        if let wanted = expect.contains, !wanted.allSatisfy(text.contains) { return false }
        // What ends the text is looked for with its line break.
        if let unwanted = expect.absent, unwanted.contains(where: (text + "\n").contains) { return false }
        return true
    }

    private func comparable(_ text: String) -> String {
        compare == "no-whitespace"
            ? text.filter { !$0.isWhitespace } : text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
