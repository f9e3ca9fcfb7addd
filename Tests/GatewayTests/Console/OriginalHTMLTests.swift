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
