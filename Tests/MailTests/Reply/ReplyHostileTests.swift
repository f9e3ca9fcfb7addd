import Testing

@testable import Mail

/// Work is counted in bytes that the scanners look at, never in seconds.
@Suite("Reply cutting: hostile input")
struct ReplyHostileTests {
    private static let bodies: [(name: String, piece: String)] = [
        ("quoted lines", "> a\n"), ("colons", "On 1, 2026 wrote:\n"), ("openers", "on 1 on 2 on 3 on 4 "),
        ("openers in lines", "On Mon, 2 Mar 2026 on 10:11 on 2 Mar 2026 a@b.example\n"), ("headers", "From: a@b\n"),
        ("subjects", "Subject:\n"), ("dashes", "-----\n"), ("dash", "-"), ("brackets", "> wrote:\n"),
        ("open links", "<http://\n>\n"),
        ("signs", "@:@:@:"), ("digits", "1:1:1-1-1/"), ("blank", " \n"), ("returns", "\r"), ("names", "-a\n"),
        ("closings", "thanks\n"), ("han", "年月日于写道：\n"),
    ]

    @Test("work grows with the text, not faster", arguments: bodies)
    func linear(name: String, piece: String) {
        func steps(_ bytes: Int) -> Int {
            var marker = LineMarker(FoldedText(Array(String(repeating: piece, count: bytes / piece.utf8.count).utf8)))
            let segments = marker.mark(first: marker.text.lines.count)
            #expect(segments.last?.end ?? 0 == marker.text.bytes.count)
            return marker.steps
        }
        let (small, large) = (steps(5_000), steps(20_000))
        #expect(large <= 5 * max(small, 2_000), "\(name): \(small) to \(large)")
        #expect(large <= 20_000 * 120, "\(name): \(large)")
    }

    @Test("every text comes back within itself", arguments: bodies)
    func total(name: String, piece: String) {
        let text = String(repeating: piece, count: 8_000 / piece.utf8.count)
        let shown = ReplyCutter.display(plain: text, sender: "Ann <ann@example.org>", markers: ["-- above --"])
        #expect(text.utf8.count >= shown.newText.utf8.count)
        let html = ReplyCutter.display(html: text, text: text)
        #expect(html.newText.utf8.count <= 2 * text.utf8.count + 10)
    }

    @Test("a megabyte in one line, and 100,000 quoted lines")
    func long() {
        let line = String(repeating: "word ", count: 200_000)
        #expect(ReplyCutter.cut(plain: line).newText.utf8.count == line.utf8.count - 1)
        let quoted = "Yes\n" + String(repeating: "> a\n", count: 100_000)
        #expect(ReplyCutter.display(plain: quoted).newText == "Yes")
    }

    @Test("beyond the limits all of it is shown, and said so")
    func limits() {
        let text = "Yes\n> a\n> b\n> c\n"
        #expect(
            ReplyCutter.cut(plain: text, limits: ReplyLimits(lines: 3)) == ReplyText(newText: text, overLimit: true))
        #expect(
            ReplyCutter.display(plain: text, limits: ReplyLimits(bytes: 5)) == ReplyText(newText: text, overLimit: true)
        )
        let html = "<p>Yes<blockquote>a</blockquote>"
        #expect(ReplyCutter.cut(html: html, limits: ReplyLimits(bytes: 5)) == html)
        let nodes = String(repeating: "<i>a", count: 20) + "<blockquote>b</blockquote>"
        #expect(
            ReplyCutter.display(html: nodes, text: "t", limits: ReplyLimits(nodes: 10))
                == ReplyText(newText: "t", overLimit: true))
    }

    @Test(
        "deep and broken HTML",
        arguments: [
            "<div>", "<blockquote>", "<b><div></b>", "<p><table><tr><td>", "</div>", "<li>", "<div></span>",
            "<a href=\"",
            "<!--", "<", "<pre>\n", "<div class=gmail_signature>", "<hr id=divRplyFwdMsg>",
        ])
    func deep(piece: String) {
        let html = "Yes" + String(repeating: piece, count: 4_000)
        let shown = ReplyCutter.display(html: html, text: "Yes")
        #expect(shown.newText.hasPrefix("Yes"))
        #expect(ReplyCutter.cut(html: html).utf8.count >= 3)
    }

    @Test("every prefix of a mail is cut without harm")
    func prefixes() {
        let text = "Áé\r\n\r\nOn 2 Mar 2026, at 10:11, Änn <a@b.example> wrote：\r\n> 年\r\nFrom: a@b\r\nSent: x\r\n— Ann"
        let bytes = Array(text.utf8)
        for end in bytes.indices {
            let part = String(decoding: bytes[..<end], as: UTF8.self)
            #expect(ReplyCutter.display(plain: part, sender: "Ann").newText.utf8.count <= part.utf8.count)
            _ = ReplyCutter.display(html: "<p " + part + ">" + part, text: part)
        }
    }
}
