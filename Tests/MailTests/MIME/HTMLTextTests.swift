import Testing

@testable import Mail

@Suite("HTML as text")
struct HTMLTextTests {
    @Test(
        "What a reader sees",
        arguments: [
            ("<p>one</p><p>two</p>", "one\n\ntwo\n"),
            ("one<br>two<br/><br>three", "one\ntwo\n\nthree\n"),
            ("<div>one</div><div>two</div>", "one\ntwo\n"),
            ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo\n"),
            ("<div>one<br></div><div>two</div>", "one\ntwo\n"),
            ("  a \n\t b  <b> c</b>d ", "a b cd\n"),
            ("a <b> b</b>", "a b\n"),
            (
                "<p class=MsoNormal>a<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>b</p>",
                "a\n\nb\n"
            ),
            ("<h1>Title</h1>text", "Title\n\ntext\n"),
            ("<ul><li>a</li><li>b<ul><li>c</ul></ul>d", "- a\n- b\n  - c\nd\n"),
            ("<ol><li>a<li>b</ol>", "1. a\n2. b\n"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc\n"),
            ("<pre>\n a\n  b\n\nc</pre>d", " a\n  b\n\nc\nd\n"),
            ("a<blockquote>b<br>c<blockquote>d</blockquote></blockquote>e", "a\n> b\n> c\n> > d\ne\n"),
            ("<a href=\"https://city.example/x\">the page</a>", "the page (https://city.example/x)\n"),
            ("<a href=\"https://city.example/\">city.example</a>", "city.example\n"),
            ("<a href=\"https://www.city.example/x\">http://city.example/x</a>", "http://city.example/x\n"),
            ("<a href=\"mailto:jo@x.example?subject=s\">jo@x.example</a>", "jo@x.example\n"),
            ("<a href=\"mailto:jo@x.example\">Jo</a>", "Jo (jo@x.example)\n"),
            ("<a href=\"#top\">up</a> <a>b</a> <a href=\"javascript:x\">c</a>", "up b c\n"),
            ("<a href=\"https://x.example\"><img src=x></a>b", "b\n"),
            ("a<img alt=\"a lamp\" src=x>", "aa lamp\n"),
            ("<head><title>t</title><style>p{}</style>h</head><body>b</body>", "b\n"),
            ("<head><meta x><p>forgotten end", "forgotten end\n"),
            ("<script>x</script>a<style>y</style>b", "ab\n"),
            ("a<hr>b", "a\n________________________________\nb\n"),
            ("caf&eacute;&nbsp;&nbsp;x &lt;b&gt;", "café  x <b>\n"),
            ("a\u{A0}b", "a b\n"),
            ("<br><br><p></p>", ""), ("", ""), ("   ", ""), ("<p>&#13;&#10;a", "a\n"),
            ("</p></div></blockquote></ul>a", "a\n"),
            ("a<p>b</div>c<td>d", "a\n\nb\nc\td\n"),
        ])
    func rendered(html: String, expected: String) {
        #expect(HTMLText.plainText(html) == expected)
    }

    @Test("Quote marks and addresses of links can be left out")
    func options() {
        let html = "<blockquote>q</blockquote><a href=\"https://x.example\">a</a>"
        #expect(HTMLText.plainText(html, options: .init(marksQuotes: false, showsLinks: false)) == "q\na\n")
    }

    @Test("The limit cuts the text")
    func limit() {
        let text = HTMLText.plainText(String(repeating: "<p>word</p>", count: 1_000), options: .init(limit: 100))
        #expect(text.utf8.count <= 101)
    }

    @Test("Escaped text comes back as it was")
    func escaped() {
        let text = "<b>\"a\" & 'b'</b>"
        #expect(HTMLText.escaped(text) == "&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;")
        #expect(HTMLText.plainText(HTMLText.escaped(text)) == text + "\n")
    }

    @Test(
        "What would be quadratic is not", .timeLimit(.minutes(1)),
        arguments: [
            "<div>", "<blockquote>", "<ul><li>", "<a href=\"https://x.example\">x", "<!--", "<a x=\"", "<a ", "<", "</",
            "<!", "<b x='", "&", "&#", "<pre>\n",
            "<script>", "<title>a</titl", "<p>&nbsp;", "<table><tr><td>a", "<b", "=\"", "<a x=' y=\"",
        ])
    func linear(piece: String) {
        // In a debug build a quadratic walk over this takes minutes.
        let text = HTMLText.plainText("start " + String(repeating: piece, count: 20_000))
        #expect(text.hasPrefix("start"))
    }
}
