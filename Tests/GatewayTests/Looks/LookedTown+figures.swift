import Foundation
import TestKit
import Testing

/// What the manager's figures are made of, and what the manager wants of them.
extension LookedTown {
    /// Somebody whose request there is calls twice about what needs no case.
    mutating func counted() async throws {
        for (form, words) in [
            ("c1", "When is trash day in School Street?"), ("c2", "Says thank you for the quick repair"),
        ] {
            _ = try await ann.post(
                "/desk/log",
                [
                    "form": form, "channel": "phone", "kind": form == "c1" ? "information" : "feedback", "about": words,
                    "caller": "+16175550123", "name": "Bo Hall", "place": "School Street",
                ])
        }
        others["contact"] = try await link(
            #/\/desk\/contacts\/\d+/#, on: try #require(requests["text"]), by: sue)
    }

    /// What the telephone system counted, which is the channel's volume, and what the door did, which is not.
    func imports() async throws {
        let lines = (1...3).map { "\(ConsoleScene.day(-$0)),\(40 + $0)\n" }.joined()
        try city.desk.files.write("counts.csv", "date,count\n" + lines)
        let run = { (words: [String]) in try await city.desk.serving.run(["volume"] + words) }
        let file = city.desk.files.folder.path("counts.csv")
        for channel in ["phone", "walk-in"] {
            let told = try await run(["import", file, "--channel", channel])
            #expect(told.isGood, "\(told.output)")
        }
        #expect(try await run(["source", "phone", "imported", "--from", ConsoleScene.day(-5)]).isGood)
    }

    /// Some that are met and some that are missed, and one that was ended.
    func setTargets() async throws {
        let path = "/reports/targets"
        for (form, what, of, bound, value, unit) in [
            ("t1", "contact.sum", "", "at_least", "400", "per_month"),
            ("t2", "contact.share", "channel_kind:sms", "at_least", "40", "percent"),
            ("t3", "first_answer.median", "", "at_most", "4", "hours"),
            ("t4", "overall.mean", "", "at_least", "4.2", "points"),
            ("t5", "contact.share", "channel_kind:phone", "at_most", "95", "percent"),
            ("t7", "open_requests.level", "", "at_most", "3", "at_end"),
            ("t8", "closed_in_time.percentage", "", "at_least", "90", "percent"),
            ("t9", "milestone/partners_onboarded.sum", "", "at_least", "4", "per_year"),
            ("t10", "agent/first_answer.median", "", "at_most", "1", "hours"),
            ("t6", "opened.sum", "", "at_least", "1", "per_day"),
        ] {
            _ = try await max.post(
                path,
                [
                    "form": form, "what": what, "of": of, "bound": bound, "value": value, "unit": unit,
                    "from": ConsoleScene.day(-10), "to": "",
                ])
        }
        let page = try await max.get(path).body
        let last = try #require(page.firstMatch(of: #/targets/(\d+)/end/#)).1
        _ = try await max.post("\(path)/\(last)/end", ["day": ConsoleScene.day(-5)], page: path)
    }

    /// Three notes of the manager's, one of which is taken back.
    mutating func noteDates() async throws {
        let path = "/reports/notes"
        for (form, from, to, channel, text) in [
            ("d1", -20, -18, "", "Snow emergency: city offices closed, parking ban on even sides"),
            ("d2", -6, -6, "web", "The portal was down from noon"), ("d3", -5, -5, "", "Marathon"),
        ] {
            _ = try await max.post(
                path,
                [
                    "form": form, "from": ConsoleScene.day(from), "to": ConsoleScene.day(to), "channel": channel,
                    "text": text,
                ])
        }
        let page = try await max.get(path).body
        let ids = page.matches(of: #/notes/(\d+)/withdraw/#).map { String($0.1) }
        _ = try await max.post("\(path)/\(try #require(ids.first))/withdraw", ["seen": "1"], page: path)
        others["note"] = "\(path)/\(try #require(ids.last))"
    }

    /// A partner that came to the city.
    mutating func milestone() async throws {
        let milestones = "/reports/milestones"
        let days = try await sue.get(milestones).body.firstMatch(of: #/name="day" type="date" value="([0-9-]+)"/#)
        _ = try await sue.post(
            milestones,
            [
                "form": "m", "kind": "partner_onboarded", "day": String(days?.output.1 ?? ""),
                "name": "Water and Sewer", "text": "Their work orders come to us.",
            ])
        others["milestone"] = try await link(#/\/reports\/milestones\/\d+/#, on: milestones, by: sue)
    }
}
