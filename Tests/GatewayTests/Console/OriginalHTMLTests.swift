import Foundation
import Testing

@testable import Gateway
@testable import Web

@Suite("The original of a mail, in a frame without network")
struct OriginalHTMLTests {
    private func mail(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

    @Test("a picture that the mail brings stands in it as data; what the network would bring stays away")
    func pictures() throws {
        let html = try #require(
            OriginalHTML.of(
                mail(
                    "From: a@example.org", "MIME-Version: 1.0", "Content-Type: multipart/related; boundary=b", "",
                    "--b",
                    "Content-Type: text/html", "",
                    "<p>Look</p><img src=\"cid:lamp@x\"><img src=\"https://t.example/p.gif\"><script>1</script>", "--b",
                    "Content-Type: image/png", "Content-ID: <lamp@x>", "Content-Transfer-Encoding: base64", "",
                    "iVBORw0KGgo=", "--b", "Content-Type: image/svg+xml", "Content-ID: <svg@x>", "", "<svg/>", "--b--",
                    "")))
        #expect(html.contains("src=\"data:image/png;base64,iVBORw0KGgo=\""))
        #expect(!html.contains("cid:lamp"))
    }

    private func mail(html: String, picture: [UInt8]) -> [UInt8] {
        mail(
            "From: a@example.org", "MIME-Version: 1.0", "Content-Type: multipart/related; boundary=b", "", "--b",
            "Content-Type: text/html", "", html, "--b", "Content-Type: image/png", "Content-ID: <a>",
            "Content-Transfer-Encoding: base64", "", Data(picture).base64EncodedString(), "--b--", "")
    }

    @Test("a picture that is named five thousand times is shown as often as the budget allows, and no more")
    func budget() throws {
        let names = (0..<5_000).map { _ in "<img src=\"cid:a\">" }.joined()
        let html = try #require(OriginalHTML.of(mail(html: names, picture: Array(repeating: 7, count: 10_240))))
        #expect(html.utf8.count < FramedMarkup.budget + 200_000)
        #expect(html.utf8.count > FramedMarkup.budget - 20_000)
        #expect(html.hasSuffix("<img src=\"cid:a\">"))
    }

    @Test("an address ends where its attribute does; another picture's name that begins alike stays")
    func names() throws {
        let names = "<img src=cid:a><i style='background:url(CID:a)'></i><img src=\"cid:ab\"> acid:a cid:"
        let html = try #require(OriginalHTML.of(mail(html: names, picture: [1, 2, 3])))
        let data = "data:image/png;base64,AQID"
        #expect(html.hasPrefix("<img src=\(data)><i style='background:url(\(data))'></i><img src=\"cid:ab\">"))
    }

    @Test(
        "what would connect out, whatever the policy says, is an element that means nothing",
        arguments: [
            "<link rel=preconnect href=https://t.example>", "<LiNk rel=\"dns-prefetch\" href=//t.example>",
            "<link/rel=preconnect href=//t.example>", "<META http-equiv=x-dns-prefetch-control content=on>",
            "<iframe srcdoc='&lt;link rel=preconnect href=//t.example&gt;'></iframe>", "<base href=//t.example>",
        ])
    func connecting(_ element: String) throws {
        let written = try #require(OriginalHTML.of(mail(html: "<p>Hi</p>" + element, picture: [1])))
        #expect(written.hasPrefix("<p>Hi</p><x-" + element.dropFirst()))
    }

    @Test("a mail without HTML is shown as its text, escaped; one without either not at all")
    func plain() {
        let html = OriginalHTML.of(mail("From: a@example.org", "", "1 < 2 & <b>"))
        #expect(html?.contains("1 &lt; 2 &amp; &lt;b>") == true)
        #expect(OriginalHTML.of(mail("From: a@example.org", "Content-Type: image/png", "", "x")) == nil)
    }

    @Test("the frame runs nothing, asks nobody, and stands on our own pages alone")
    func policies() {
        let policy = OriginalMail.framePolicy
        #expect(policy.hasPrefix("sandbox; default-src 'none'") && policy.contains("frame-ancestors 'self'"))
        #expect(policy.contains("img-src data:") && !policy.contains("allow-") && !policy.contains("https:"))
        #expect(
            OriginalMail.pagePolicy.contains("frame-src 'self'")
                && OriginalMail.pagePolicy.contains("script-src 'self';"))
    }
}
