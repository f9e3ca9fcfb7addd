import Desk
import Foundation
import Testing
import Web

@Suite("The manager's notes on dates: the page, and what the reports make of them")
struct DateNotePageTests {
    private static let path = "/reports/notes"

    @Test("written, changed and taken back; told on charts, tables and in files", .timeLimit(.minutes(2)))
    func notes() async throws {
        try await StaffCity.with { city in
            try await city.employ([("max", [.manager]), ("sue", [.supervisor])])
            let max = try await city.signedIn("max")
            let (yesterday, token) = (
                ConsoleScene.day(-1), ConsoleScene.hidden("form", try await max.get(Self.path).body)
            )
            let fields: [(String, String)] = [
                ("form", token), ("from", ConsoleScene.day(-2)), ("to", yesterday), ("channel", "web"),
                ("text", "=Portal <down>"),
            ]
            for _ in 0..<2 {
                #expect(
                    try await max.post(Self.path, sending: fields, page: Self.path).location == Self.path
                        + "?done=written")
            }
            let bad = fields.map { $0.0 == "to" ? ("to", ConsoleScene.day(-9)) : $0 }
            let refused = try await max.post(Self.path, sending: bad, page: Self.path)
            #expect(refused.status == 422 && refused.body.contains("=Portal &lt;down&gt;"))

            let overview = try await max.get("/reports?span=30-days").body
            #expect(overview.contains("Web: =Portal &lt;down&gt;</li>") && overview.contains("Noted: 1: "))
            #expect(
                overview.contains("<span class=\"hint\" dir=\"auto\">1: =Portal &lt;down&gt;</span>"),
                "the row of the channel")
            #expect(try await !max.get("/reports?span=30-days&kind=chat").body.contains("Portal"))
            let csv = try await max.get("/reports?span=30-days&format=csv&table=date_notes").body
            #expect(csv.contains(",web,,'=Portal <down>,"))
            let json = try await max.get("/reports/volume?span=30-days&by=day&format=json").body
            #expect(json.contains("\"name\" : \"date_notes\""))
            let printed = try await city.serving.run([
                "report", "overview", "--span", "30-days", "--format", "csv", "--table", "date_notes",
            ])
            #expect(printed.output == csv)
            #expect(try await max.get("/reports/volume?span=30-days").body.contains("Notes on these days"))

            let page = try await max.get(Self.path).body
            let id = String(try #require(page.firstMatch(of: #/notes/(\d+)/withdraw/#)).1)
            let edit = try await max.get("\(Self.path)/\(id)").body
            #expect(edit.contains("value=\"=Portal &lt;down&gt;\"") && edit.contains("value=\"web\" selected"))
            let changed: [(String, String)] = [
                ("seen", "1"), ("from", yesterday), ("to", ""), ("channel", ""), ("text", "Snow"),
            ]
            let one = "\(Self.path)/\(id)"
            #expect(try await max.post(one, sending: changed, page: one).location == Self.path + "?done=changed")
            #expect(try await max.post(one, sending: changed, page: one).location == Self.path + "?done=late")
            #expect(try await max.get("/reports?span=30-days").body.contains("\(yesterday): Snow</li>"))

            // Who only reads them.
            let sue = try await city.signedIn("sue")
            let read = try await sue.get(Self.path)
            #expect(
                read.status == 200 && read.body.contains("Snow")
                    && !read.body.contains("<form method=\"post\" action=\"/reports/notes"))
            #expect(try await sue.get(one).status == 403)
            #expect(try await sue.post(one + "/withdraw", sending: [("seen", "2")], page: Self.path).status == 403)
            let gone = try await max.post(one + "/withdraw", sending: [("seen", "2")], page: Self.path)
            #expect(gone.location == Self.path + "?done=withdrawn")
            #expect(try await !max.get("/reports?span=30-days").body.contains("Snow</li>"))
            #expect(try await max.get(Self.path).body.contains("<del>Snow</del>"))
            #expect(try await max.get(one).status == 404)
        }
    }
}
