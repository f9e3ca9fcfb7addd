import Desk
import Foundation
import Testing
import Web

@Suite("The manager's targets: the page, and what the reports make of them")
struct TargetPageTests {
    private static let path = "/reports/targets"

    private func fields(
        _ form: String, _ what: String, of: String = "", bound: String = "at_least", _ value: String, _ unit: String
    ) -> [(String, String)] {
        [
            ("form", form), ("what", what), ("of", of), ("bound", bound), ("value", value), ("unit", unit),
            ("from", ConsoleScene.day(-20)), ("to", ""),
        ]
    }

    @Test("of the backlog, departments, milestones and each agent: told on their pages", .timeLimit(.minutes(2)))
    func others() async throws {
        try await StaffCity.with { city in
            try await city.employ([("max", [.manager]), ("sue", [.supervisor])])
            let (max, sue) = (try await city.signedIn("max"), try await city.signedIn("sue"))
            for form in [
                fields("a", "open_requests.level", bound: "at_most", "5", "at_end"),
                fields("b", "open_age.median", bound: "at_most", "2", "days"),
                fields("c", "milestone/partners_onboarded.sum", "365", "per_year"),
                fields("d", "agent/first_answer.median", bound: "at_most", "1", "hours"),
                fields("e", "closed_in_time.percentage", "90", "percent"),
            ] {
                #expect(
                    try await max.post(Self.path, sending: form, page: Self.path).location == Self.path + "?done=set")
            }
            for bad in [
                fields("x", "open_requests.level", "5", "per_day"), fields("x", "open_requests.sum", "5", "per_day"),
                fields("x", "milestone/trainings.sum", of: "channel_kind:chat", "5", "per_day"),
                fields("x", "agent/answered.sum", "5", "per_day"),
                fields("x", "agent/first_answer.median", of: "channel_kind:chat", "1", "hours"),
            ] {
                #expect(try await max.post(Self.path, sending: bad, page: Self.path).status == 422)
            }
            _ = try await sue.post(
                "/reports/milestones",
                [
                    "form": "m", "kind": "partner_onboarded", "day": ConsoleScene.day(-2), "name": "Water",
                    "text": "",
                ])
            let days = "span=30-days"
            let backlog = try await max.get("/reports/backlog?\(days)").body
            #expect(backlog.contains("Target: at most 5; met, 5 (100.0 %) to spare"))
            #expect(backlog.contains("no figure in these days"))
            let milestones = try await max.get("/reports/milestones?\(days)").body
            #expect(milestones.contains("Target: at least 365 a year, here 30; missed by 29 (96.7 %)"))
            let overview = try await max.get("/reports?\(days)&format=csv&table=targets").body
            #expect(overview.contains("open_requests.level,all,at_most,5,count,5,0,met,5,100.0,"))
            #expect(overview.contains("milestone/partners_onboarded.sum,all,at_least,365,count a year,30,1,missed"))
            #expect(!overview.contains("agent/"))
            #expect(try await max.get("/reports/departments?\(days)").body.contains("Closed in time: % of"))
            // Of others' figures nothing stands on a page of a part of everything, and as of a day before they were set nothing.
            #expect(try await !max.get("/reports/backlog?\(days)&kind=chat").body.contains("id=\"targets\""))
            let past = try await max.get("/reports/backlog?\(days)&as-of=\(ConsoleScene.day(-1))").body
            #expect(!past.contains("id=\"targets\"") && past.contains("Of these not answered"))
        }
    }

    @Test("set, told beside the figures and in files, ended", .timeLimit(.minutes(2)))
    func targets() async throws {
        try await StaffCity.with { city in
            try await city.employ([("max", [.manager]), ("sue", [.supervisor])])
            let max = try await city.signedIn("max")
            for form in [
                fields("a", "contact.sum", "30", "per_month"),
                fields("b", "contact.sum", of: "channel_kind:chat", "2", "per_day"),
                fields("c", "first_answer.p90", bound: "at_most", "1.5", "hours"),
                fields("a", "contact.sum", "30", "per_month"),
            ] {
                #expect(
                    try await max.post(Self.path, sending: form, page: Self.path).location == Self.path + "?done=set")
            }
            for bad in [
                fields("d", "contact.sum", "30", "percent"), fields("d", "contact.share", "30", "percent"),
                fields("d", "contact.sum", "-3", "per_day"), fields("d", "contact.sum", of: "day:x", "3", "per_day"),
                fields("d", "nothing", "3", "per_day"),
            ] {
                let refused = try await max.post(Self.path, sending: bad, page: Self.path)
                #expect(refused.status == 422 && refused.body.contains("id=\"value-problem\""))
            }
            let overview = try await max.get("/reports?span=30-days").body
            #expect(overview.contains("id=\"targets\"") && overview.contains("at least 30 a month"))
            // 30 days of 30 a month, of which there was nothing; beside the figure too.
            #expect(overview.contains("Target: at least 30 a month, here 30; missed by 30 (100.0 %)"))
            #expect(overview.contains("Target: at least 2 a day, here 60; missed by 60 (100.0 %)"))
            #expect(overview.contains("no figure in these days"))
            #expect(try await !max.get("/reports/satisfaction?span=30-days").body.contains("id=\"targets\""))
            #expect(try await max.get("/reports/service?span=30-days").body.contains("90 % within 1 h 30 min at most"))
            let chat = try await max.get("/reports?span=30-days&kind=chat").body
            #expect(chat.contains("here 60") && !chat.contains("here 30;"))
            let csv = try await max.get("/reports?span=30-days&format=csv&table=targets").body
            #expect(csv.contains("contact.sum,chat,at_least,2,count a day,60,0,missed,60,100.0,"))
            #expect(csv.contains("first_answer.p90,all,at_most,5400,seconds,5400,,no figure,,,"))
            let printed = try await city.serving.run(
                ["report", "overview", "--span", "30-days", "--format", "csv", "--table", "targets"])
            #expect(printed.output == csv)
            // Days before they were set.
            let before = "/reports?from=\(ConsoleScene.day(-50))&to=\(ConsoleScene.day(-21))"
            #expect(try await !max.get(before).body.contains("id=\"targets\""))

            let page = try await max.get(Self.path).body
            #expect(page.contains("90 % within") && page.contains("at most 1 h 30 min"))
            let sue = try await city.signedIn("sue")
            let read = try await sue.get(Self.path).body
            #expect(read.contains("at least 30 a month") && !read.contains("<button class=\"quiet\" aria-label=\"End"))
            #expect(
                try await sue.post(Self.path, sending: fields("s", "contact.sum", "1", "per_day"), page: Self.path)
                    .status == 403)
            for id in page.matches(of: #/targets/(\d+)/end/#).map({ String($0.1) }) {
                let end = [("day", ConsoleScene.day(-1))]
                let one = "\(Self.path)/\(id)/end"
                #expect(try await max.post(one, sending: end, page: Self.path).location == Self.path + "?done=ended")
                #expect(try await max.post(one, sending: end, page: Self.path).location == Self.path + "?done=late")
            }
            #expect(try await !max.get("/reports?span=30-days").body.contains("id=\"targets\""))
            #expect(try await max.get(Self.path).body.contains("<span class=\"tag\">over</span>"))
        }
    }
}
