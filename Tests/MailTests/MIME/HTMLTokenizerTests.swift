import Testing

@testable import Mail

@Suite("HTML tokens")
struct HTMLTokenizerTests {
    /// The tokens in a short notation: text as it is, <name attr=value>, </name>.
    static func tokens(_ html: String, attribute: String = "x") -> [String] {
        var tokenizer = HTMLTokenizer(html)
        var found: [String] = []
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): found.append(tokenizer.text(range))
            case .startTag(let tag):
                found.append(
                    "<\(tag.name)\(tag.attribute(attribute).map { " \(attribute)=" + $0 } ?? "")\(tag.isSelfClosing ? "/" : "")>"
                )
            case .endTag(let name): found.append("</\(name)>")
            }
        }
        return found
    }

    @Test(
        "Markup and what only looks like it",
        arguments: [
            ("<p>a</p>", ["<p>", "a", "</p>"]),
            ("<P X=1>a</P >", ["<p x=1>", "a", "</p>"]),
            ("<br/>a<br />", ["<br/>", "a", "<br/>"]),
            ("<a x=\"1>2\">b", ["<a x=1>2>", "b"]),
            ("<a x='\"'>", ["<a x=\">"]),
            ("<a x = y z>", ["<a x=y>"]),
            ("<a x>", ["<a x=>"]),
            ("<a x=\"a&amp;b\">", ["<a x=a&b>"]),
            ("<a y=\"x=2\" x=3 x=4>", ["<a x=3>"]),
            ("a < b && c > d", ["a < b && c > d"]),
            ("1<2", ["1<2"]),
            ("<3 you", ["<3 you"]),
            ("a<!-- <p> -->b", ["a", "b"]),
            ("a<!---->b<!-->c", ["a", "b", "c"]),
            ("a<!-- never <p> closed", ["a", " closed"]),
            ("<!DOCTYPE html><?xml x?><![if !mso]>a<![endif]>", ["a"]),
            ("<script>if (a<b) '</p>'</script>c", ["<script>", "if (a<b) '</p>'", "</script>", "c"]),
            ("<style>a{}</STYLE>b", ["<style>", "a{}", "</style>", "b"]),
            ("<title>a<b></title>", ["<title>", "a<b>", "</title>"]),
            ("<script>never closed", ["<script>", "never closed"]),
            ("a <b", ["a ", "<b"]),
            ("</>a", ["a"]),
            ("<o:p>a</o:p>", ["<o:p>", "a", "</o:p>"]),
            ("", []),
        ])
    func tokenized(html: String, expected: [String]) {
        #expect(Self.tokens(html) == expected)
    }

    @Test(
        "Character references",
        arguments: [
            ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"), ("&eacute;&Eacute;&euro;&hellip;&mdash;", "éÉ€…—"),
            ("&#233;&#xE9;&#XE9;", "ééé"),
            ("&copy 2025 &copy=1", "© 2025 &copy=1"), ("&nosuch; & &; &#; &#x;", "&nosuch; & &; &#; &#x;"),
            ("&#0;&#1114112;&#xD800;", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("&#146;&#128;", "’€"),
            ("&#99999999999999999999;", "\u{FFFD}"),
            ("&nbsp;", "\u{A0}"), ("&ampamp;", "&ampamp;"), ("&zcaron;&Lstrok;", "žŁ"),
        ])
    func references(html: String, expected: String) {
        #expect(HTMLEntities.decoded(Array(html.utf8).span) == expected)
    }

    @Test("Classes")
    func classes() {
        var tokenizer = HTMLTokenizer("<div class=\"a gmail_quote\n b\">")
        guard case .startTag(let tag)? = tokenizer.next() else {
            Issue.record("no tag")
            return
        }
        #expect(tag.hasClass("gmail_quote") && tag.hasClass("b") && !tag.hasClass("gmail"))
    }
}
