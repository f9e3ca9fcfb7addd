import Desk
import Foundation
import NIOHTTP1
import Testing
import Web

@Suite("What the manager's pages are as files")
struct ReportFilesTests {
    private static let pages = [
        "", "/volume", "/service", "/satisfaction", "/chats", "/messages", "/backlog", "/departments", "/agents",
        "/milestones",
        "/goals",
    ]

    @Test("every page is JSON and CSV, and the same as the command prints; PDF where the tool is installed")
    func files() async throws {
        try await StaffCity.with { city in
            try await city.employ([("max", [.manager])])
            let max = try await city.signedIn("max")
            for page in Self.pages {
                let view = "/reports\(page)?span=month"
                let json = try await max.get(view + "&format=json")
                #expect(json.headers.first(name: "Content-Type") == "application/json")
                let document = try JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [String: Any]
                let name = try #require(document?["page"] as? String)
                let shown = try await max.get(view).body
                for table in document?["tables"] as? [[String: Any]] ?? [] {
                    let title = try #require(table["name"] as? String)
                    let csv = try await max.get(view + "&format=csv&table=\(title)")
                    let words = ["--span", "month", "--format", "csv", "--table", title]
                    let printed = try await city.serving.run(["report", name] + words)
                    #expect(csv.status == 200 && csv.body == printed.output, "\(page) \(title): \(printed.output)")
                }
                #expect(shown.contains("format=json\">"), "\(page)")
                #expect(shown.contains(">PDF</a>") == (PDFTool() != nil))
                let pdf = try await max.get(view + "&format=pdf")
                if PDFTool() == nil {
                    #expect(pdf.status == 501 && pdf.body.contains("Debian package weasyprint"))
                } else {
                    #expect(pdf.status == 200 && pdf.body.hasPrefix("%PDF-"), "\(page): \(pdf.status)")
                }
            }
            #expect(try await max.get("/reports?format=csv&table=none").status == 404)
            #expect(try await max.get("/reports?format=odt").status == 404)
        }
    }
}
