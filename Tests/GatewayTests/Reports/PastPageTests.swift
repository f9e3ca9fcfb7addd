import Desk
import Foundation
import Intake
import Reports
import Store
import Testing
import Web

@testable import Gateway

@Suite("Reports as of a day")
struct PastPageTests {
    @Test(
        "what was logged today was not known yesterday, on pages, in files and on the command line",
        .timeLimit(.minutes(2)))
    func pages() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("max", [.manager]), ("ann", [.agent])])
            let (max, ann) = (try await city.signedIn("max"), try await city.signedIn("ann"))
            _ = try await ann.post(
                "/desk/log",
                [
                    "form": "c1", "channel": "phone", "kind": "information", "about": "When is trash day?",
                    "caller": "+16175550123", "name": "", "place": "",
                ])
            let days = "from=\(ConsoleScene.day(-3))&to=\(ConsoleScene.day(0))"
            func contacts(_ query: String) async throws -> String? {
                let csv = try await max.get("/reports/volume?\(days)&by=channel_kind&format=csv\(query)").body
                return csv.split(separator: "\r\n").first { $0.hasPrefix("phone,") }.map(String.init)
            }
            // The kept figures follow at their own pace; the ledger has it at once.
            let printed = try await city.serving.run([
                "report", "channels", "--as-of", ConsoleScene.day(0), "--format", "csv",
            ])
            #expect(printed.output.contains("phone,1,"), "\(printed.output)")
            let before = ["report", "channels", "--as-of", ConsoleScene.day(-1), "--format"]
            #expect(try await city.serving.run(before + ["csv"]).output.contains("phone,0,"))
            #expect(
                try await city.serving.run(before + ["json"]).output.contains("\"as_of\" : \"\(ConsoleScene.day(-1))\"")
            )
            #expect(try await contacts("&as-of=\(ConsoleScene.day(-1))") == "phone,0,0.0,0,0.0")

            let page = try await max.get("/reports?\(days)&as-of=\(ConsoleScene.day(-1))").body
            #expect(page.contains("As was known at the end of \(ConsoleScene.day(-1))"))
            #expect(page.contains("kept as it stands now alone:") && page.contains("Time to the first answer"))
            #expect(page.contains("as-of=\(ConsoleScene.day(-1))") && !page.contains("/reports/causes"))
            // What is not known is not shown as nothing.
            let measures = try await max.get("/reports?\(days)&as-of=\(ConsoleScene.day(-1))&format=csv&table=measures")
                .body
            #expect(
                measures.contains("opened,") && !measures.contains("first_answer") && !measures.contains("follow_up"))
            let json = try await max.get("/reports?\(days)&as-of=\(ConsoleScene.day(-1))&format=json").body
            #expect(json.contains("\"view\" : ") && json.contains("as was known at the end of"))

            let service = "/reports/service?\(days)&as-of=\(ConsoleScene.day(-1))"
            #expect(try await max.get(service).status == 200)
            let backlog = "/reports/backlog?\(days)&as-of=\(ConsoleScene.day(-1))"
            let open = try await max.get(backlog).body
            #expect(open.contains("As was known at the end of") && open.contains("kept as it stands now alone:"))
            #expect(!open.contains("/reports/causes") && !open.contains("/reports/backlog/requests"))
            let milestones = try await max.get("/reports/milestones?\(days)&as-of=\(ConsoleScene.day(-1))").body
            #expect(milestones.contains("Staff newly trained for blended service."))
            for refused in [
                backlog + "&by=department", "/reports/departments?as-of=\(ConsoleScene.day(-1))",
                "/reports/agents?as-of=\(ConsoleScene.day(-1))",
                service + "&by=department", service + "&type=-", "/reports/chats?as-of=\(ConsoleScene.day(-1))",
                "/reports?as-of=2026-02-30", "/reports/goals?as-of=\(ConsoleScene.day(-1))",
                "/reports/forecast?as-of=\(ConsoleScene.day(-1))",
                "/reports/causes?measure=contact&as-of=\(ConsoleScene.day(-1))",
            ] {
                #expect(try await max.get(refused).status == 422, "\(refused)")
            }
            let command = try await city.serving.run(["report", "goals", "--as-of", ConsoleScene.day(-1)])
            #expect(!command.isGood && command.output.contains("cannot be told as of a day"), "\(command.output)")
        }
    }
}
