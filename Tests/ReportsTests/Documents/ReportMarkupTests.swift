import Reports
import Testing

@Suite("Reports as HTML for mails")
struct ReportMarkupTests {
    @Test("nothing that anybody called anything is markup, and nothing is fetched")
    func escaped() {
        let sheet = ReportSheet(
            "volume", title: "<i>Volume</i>", columns: [ReportColumn("a", "A & \"B\""), ReportColumn("n", "N")],
            rows: [[.named("x", title: "<script>alert(1)</script>"), .count(1_234)]], total: [.text("All"), .count(1)])
        let document = ReportDocument(
            page: .volume, title: "Volume", from: "2026-10-01", to: "2026-10-31", view: "'October'",
            notes: ["a < b"], tables: [sheet])
        let html = ReportMarkup.html(title: "T<1>", [document]) { _ in "https://desk.example/reports?from=a&to=\"b" }
        #expect(!html.contains("<script") && !html.contains("<i>") && !html.contains("T<1>"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && html.contains("A &amp; &quot;B&quot;"))
        #expect(html.contains("1,234") && html.contains("a &lt; b") && html.contains("&#39;October&#39;"))
        #expect(html.contains("href=\"https://desk.example/reports?from=a&amp;to=&quot;b\""))
        #expect(!html.contains("src=") && !html.contains("<link") && !html.contains("url("))
    }
}
