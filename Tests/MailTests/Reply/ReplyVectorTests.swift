import Foundation
import TestKit
import Testing

@testable import Mail

/// The given pairs, through every entry point: which function serves which kind, and how well.
@Suite(
    "Reply cutting: the given pairs", .enabled(if: SharedMaterial.has("vectors/replies"), "needs ../shared/vectors"))
struct ReplyVectorTests {
    private struct Row: Decodable {
        let id: String
        let kind: String
        let input: String
        let expect: Expectation
        let sender: String?

        var group: String { id.hasPrefix("zapier") ? "zapier" : kind }
    }

    private struct Expectation: Decodable {
        let equals: String?
        let contains: [String]?
        let absent: [String]?
        let signature: String?
    }

    private static func rows() throws -> [Row] {
        try SharedMaterial.json("vectors/replies/pairs.json")
    }

    /// Percent that must pass, by entry point and kind. What an entry point is not for has no minimum.
    @Test(
        "each kind passes through the entry points meant for it",
        arguments: [
            ("quotes", "plain", 95), ("quotes", "html", 95), ("signature", "signature", 90),
            ("signature", "signature-ml", 90), ("display", "plain", 95), ("display", "html", 95),
            ("display", "signature", 90), ("display", "signature-ml", 90), ("display", "zapier", 94),
            ("mail", "plain", 95), ("mail", "html", 95), ("mail", "signature", 90), ("mail", "signature-ml", 90),
            ("mail", "zapier", 94),
        ])
    func matrix(entry: String, group: String, percent: Int) throws {
        let rows = try Self.rows().filter { $0.group == group }
        try #require(!rows.isEmpty)
        let failed = rows.filter { !Self.passes($0, entry) }.map(\.id)
        let passed = rows.count - failed.count
        print("reply vectors: \(entry) × \(group): \(passed)/\(rows.count)\(failed.isEmpty ? "" : ", not \(failed)")")
        #expect(passed * 100 >= percent * rows.count, "\(failed)")
    }

    private static func passes(_ row: Row, _ entry: String) -> Bool {
        if row.kind == "html" { return passesHTML(row, entry) }
        let result =
            switch entry {
            case "quotes": ReplyCutter.cut(plain: row.input)
            case "signature": SignatureCutter.cut(row.input, sender: row.sender)
            case "mail": ReplyCutter.display(mail(row))
            default: ReplyCutter.display(plain: row.input, sender: row.sender)
            }
        if let text = row.expect.equals, trimmed(text) != result.newText { return false }
        if let wanted = row.expect.contains, !wanted.allSatisfy(result.newText.contains) { return false }
        // The comparison is of trimmed texts, so what ends the text is looked for with its line break.
        if let unwanted = row.expect.absent, unwanted.contains(where: (result.newText + "\n").contains) { return false }
        guard row.kind.hasPrefix("signature") else { return true }
        return trimmed(row.expect.signature ?? "") == trimmed(result.signature ?? "")
    }

    private static func passesHTML(_ row: Row, _ entry: String) -> Bool {
        guard let wanted = row.expect.equals else { return false }
        if entry == "quotes" {
            let html = ReplyCutter.cut(html: row.input)
            return wanted.hasPrefix("<") ? solid(html) == solid(wanted) : solid(HTMLText.plainText(html)) == wanted
        }
        let text =
            entry == "mail"
            ? ReplyCutter.display(mail(row)).newText
            : ReplyCutter.display(html: row.input, text: HTMLText.plainText(row.input)).newText
        let plain = HTMLText.plainText(wanted, options: .init(marksQuotes: false))
        return solid(text) == solid(wanted.hasPrefix("<") ? plain : wanted)
    }

    /// The row as the mail that it would come in: what `intake mail parse` sees.
    private static func mail(_ row: Row) -> ParsedMail {
        let header = """
            From: \(row.sender ?? "Bob <bob@example.org>")\r
            Content-Type: text/\(row.kind == "html" ? "html" : "plain"); charset=utf-8\r
            \r\n
            """
        return ParsedMail(parsing: Array((header + row.input).utf8))
    }

    private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }

    private static func solid(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
