import Testing

@testable import Mail

@Suite("Reply cutting: HTML")
struct ReplyHTMLTests {
    private static let attribution = "On Mon, 2 Mar 2026 at 10:11, Ann &lt;ann@example.org&gt; wrote:"
    private static let header =
        "<b>From:</b> Ann [mailto:ann@example.org]<br><b>Sent:</b> Monday<br><b>To:</b> City<br><b>Subject:</b> Lamp"

    @Test(
        "what each program does to quote",
        arguments: [
            "<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">\(attribution)<br></div>"
                + "<blockquote class=\"gmail_quote\">Where?</blockquote></div>",
            "<div class='gmail_quote gmail_quote_container'>\(attribution)<blockquote>Where?</blockquote></div>",
            "<div class=\"moz-cite-prefix\">\(attribution)<br></div><blockquote type=\"cite\">Where?</blockquote>",
            "<div><br><blockquote type=\"cite\"><div>\(attribution)</div><div>Where?</div></blockquote></div>",
            "<div class=\"yahoo_quoted\"><div>\(attribution)</div><div>Where?</div></div>",
            "<div class=\"protonmail_quote\">\(attribution)<blockquote>Where?</blockquote></div>",
            "<hr data-marker=\"__DIVIDER__\"><div>\(header)</div><div>Where?</div>",
            "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in\"><p>\(header)</p></div>"
                + "<p>Where?</p>",
            "<div><div style='border:none; border-top:solid #B5C4DF 1.0pt; padding:3.0pt 0cm 0cm 0cm'>Irgendwas</div></div>"
                + "<p>Where?</p>",
            "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">\(header)</div><div>Where?</div>",
            "<hr tabindex=\"-1\"><div id=\"divRplyFwdMsg\">\(header)</div><div>Where?</div>",
            "<span id=\"OLK_SRC_BODY_SECTION\"><div>\(header)</div><div>Where?</div></span>",
            "<div><hr>\(header)<br><br>Where?</div>",
            "<div><font>\(header)</font></div><div>Where?</div>",
            "<p><b>De&nbsp;:</b> Ann &lt;ann@example.org&gt;<br><b>Envoy&eacute;&nbsp;:</b> lundi 2 mars 2026<br>"
                + "<b>&Agrave;&nbsp;:</b> Ville<br><b>Objet&nbsp;:</b> Lampe</p><p>Where?</p>",
            "<div>\(attribution)<div>Where?</div></div>",
            "-----Original Message-----<br>\(header)<br>Where?",
            "<pre>\(attribution)\n&gt; Where?\n&gt; And what?\n</pre>",
        ])
    func programs(quotation: String) {
        let html = "<html><body><div>At 5th Street.</div>" + quotation + "</body></html>"
        let cut = ReplyCutter.cut(html: html)
        #expect(HTMLText.plainText(cut).filter { !$0.isWhitespace } == "At5thStreet.")
        let shown = ReplyCutter.display(html: html, text: HTMLText.plainText(html))
        #expect(shown == ReplyText(newText: "At 5th Street.", quoted: true))
    }

    @Test("nothing to cut: the document comes back as it was")
    func untouched() {
        for html in ["", "  ", "<p>Hello", "<bad></html", "<p>Hello<blockquote class=gmail_quote>a law</blockquote>"] {
            #expect(ReplyCutter.cut(html: html) == html)
        }
        let forwarded =
            "<div>FYI</div><div class=\"gmail_quote\"><div>---------- Forwarded message ---------<br>\(Self.header)</div></div>"
        #expect(ReplyCutter.cut(html: forwarded) == forwarded)
        let all = "<div class=\"gmail_quote\">\(Self.attribution)<blockquote>Where?</blockquote></div>"
        #expect(ReplyCutter.cut(html: all) == all)
    }

    @Test("a reply below the quotation stays")
    func below() {
        let html =
            "<body><div class=\"moz-cite-prefix\">\(Self.attribution)<br></div><blockquote type=\"cite\">Where?</blockquote>"
            + "<p>At 5th Street.</p></body>"
        #expect(ReplyCutter.display(html: html, text: "?").newText == "At 5th Street.")
    }

    @Test("answers between quotations stay, with marks that tell who wrote what")
    func interleaved() {
        let html =
            "<p>\(Self.attribution)</p><blockquote type=cite>Where?</blockquote><p>Here.</p>"
            + "<blockquote type=cite>What?</blockquote><p>This.</p>"
        let text = ReplyCutter.display(html: html, text: "?").newText
        #expect(
            text.contains("> Where?") && text.contains("> What?") && text.contains("Here.") && text.hasSuffix("This."))
    }

    @Test("signatures that programs mark are left out, closings stay")
    func signatures() {
        let html =
            "<p>It is dark.</p><p>Thanks,<br>Ann</p><div class=\"gmail_signature\">Ann Smith<br>Teacher</div>"
        let result = ReplyCutter.display(html: html, text: "?")
        #expect(result == ReplyText(newText: "It is dark.\n\nThanks,\nAnn", signature: "Ann Smith\nTeacher"))
        let phone = "<div>It is dark.<br><br><div id=\"AppleMailSignature\">Sent from my iPhone</div></div>"
        #expect(ReplyCutter.display(html: phone, text: "?").newText == "It is dark.")
        let line =
            "<div>It is dark.</div><div><br></div><div>Get <a href=\"https://aka.ms/x\">Outlook for iOS</a></div>"
        #expect(ReplyCutter.display(html: line, text: HTMLText.plainText(line)).newText == "It is dark.")
    }

    @Test("our own marker in HTML")
    func marker() {
        let html = "<p>It is the lamp.</p><div><p>-- reply above this line --</p><p>Dear Ann, which one?</p></div>"
        let result = ReplyCutter.display(html: html, text: "?", markers: ["-- reply above this line --"])
        #expect(result == ReplyText(newText: "It is the lamp.", quoted: true))
    }

    @Test("documents are written whole and in ASCII")
    func written() {
        let html = "<body lang=ES>Está&nbsp;oscuro <br/><o:p>ya</o:p><blockquote>x</blockquote>\r\n<p>a<p>b<img src=x>"
        #expect(
            ReplyCutter.cut(html: html)
                == "<html><head></head><body lang=ES>Est&#225;&nbsp;oscuro <br><p>ya</p>\r\n<p>a</p><p>b<img src=x></p></body></html>"
        )
    }
}
