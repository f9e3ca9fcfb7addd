import Foundation
import Reports
import Testing

@Suite("Reports as documents")
struct ReportSheetTests {
    private func row(_ measure: Measure, _ label: String, _ amount: Int, bucket: Int? = nil) -> FigureRow {
        var sum = FigureSum()
        sum.add(amount, bucket: bucket)
        return FigureRow(measure: measure, labels: [label], sum: sum)
    }

    private func sheet(_ measures: [Measure], _ rows: [FigureRow]) -> ReportSheet {
        ReportSheet(
            "volume", title: "Volume", FigureTable(measures, rows), by: .department, heading: "Department",
            label: { $0 == "parks" ? "Parks" : $0 })
    }

    @Test("the file has every figure, and no cell that a spreadsheet takes for a formula")
    func csv() {
        let sheet = sheet([.contact], [row(.contact, "=cmd()", 2), row(.contact, "Parks, Trees", 1)])
        #expect(
            sheet.csv
                == "department,contact,contact_share_percent\r\n'=cmd(),2,66.7\r\n\"Parks, Trees\",1,33.3\r\nall,3,100.0\r\n"
        )
    }

    @Test("as JSON, rows go by the names of the columns: codes, seconds, percents, and null where there is none")
    func json() throws {
        let hour = DurationBucket.index(ofMilliseconds: 3_600_000)
        let table = sheet(
            [.contact, .resolution],
            [row(.contact, "parks", 1), row(.contact, "roads", 2), row(.resolution, "parks", 1, bucket: hour)])
        let document = ReportDocument(
            page: .volume, title: "Volume", from: "2026-10-01", to: "2026-10-31", view: "October", tables: [table])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(try document.json().utf8)) as? [String: Any])
        #expect(json["waiting_days"] as? Int == 0 && json["page"] as? String == "volume")
        let written = try #require((json["tables"] as? [[String: Any]])?.first)
        let rows = try #require(written["rows"] as? [[String: Any]])
        #expect(rows.map { $0["department"] as? String } == ["parks", "roads"])
        #expect(rows.map { $0["contact_share_percent"] as? Double } == [33.3, 66.7])
        #expect(rows[0]["resolution_median_s"] as? Int64 == DurationBucket.upperBound(ofIndex: hour) / 1_000)
        #expect(rows[1]["resolution_median_s"] is NSNull)
        #expect((written["total"] as? [String: Any])?["department"] as? String == "all")
    }

    @Test("a change is told with its sign to people, and as percents of the other figure to programs")
    func changes() {
        #expect(ReportValue.change(-123).shown == "−12.3 %" && ReportValue.change(-123).plain == "87.7")
        #expect(ReportValue.change(1_000).shown == "+100.0 %" && ReportValue.change(1_000).plain == "200.0")
        #expect(ReportValue.nothing.shown == "–" && ReportValue.nothing.plain.isEmpty)
    }

    @Test("tables are found by their names; without one it is the first")
    func tables() {
        let sheets = ["a", "b"].map { ReportSheet($0, title: $0, columns: [], rows: []) }
        let document = ReportDocument(page: .overview, title: "", from: "", to: "", view: "", tables: sheets)
        #expect(document.table("b")?.name == "b" && document.table(nil)?.name == "a" && document.table("c") == nil)
    }
}
