import Foundation
import TestKit
import Testing

/// Incidents, what is chased, and a team.
extension LookedTown {
    /// One that is on and one that has ended.
    func notices() async throws {
        for (form, name) in [("n1", "Water main break"), ("n2", "Snow emergency")] {
            _ = try await sue.post(
                "/desk/notices",
                [
                    "form": form, "name": name, "words": "blizzard, water main*", "places": "Davis Square",
                    "text-en": "Crews are there; no need to write again.", "text-es": "Ya estamos trabajando.",
                ])
            if form == "n1" {
                let path = try await link(#/\/desk\/notices\/\d+\/end/#, on: "/desk/notices", by: sue)
                _ = try await sue.post(path, [:], page: "/desk/notices")
            }
        }
    }

    /// A request with a broken promise, escalated, whose department was asked today; and two entries of the record.
    mutating func chase() async throws {
        let path = try #require(requests["mail"])
        _ = try await sue.post(
            path + "/promises", ["form": "pr1", "day": ConsoleScene.day(-2), "text": "The tree is gone"], page: path)
        let owner = try #require(
            try await sue.get(path).body.firstMatch(of: #/<option value="(\d+)">Ben</#)
        ).1
        _ = try await sue.post(
            path + "/escalations",
            [
                "form": "es1", "owner": String(owner), "reason": "Third call about it", "due": ConsoleScene.day(-1),
            ], page: path)
        let asked = try await sue.post(path + "/ask", ["form": "as1"], page: path)
        #expect(asked.status == 303, "\(asked.status)")
        others["asked"] = path
        for (form, kind, day) in [("ac1", "field_visit", -3), ("ac2", "action_plan", -2)] {
            _ = try await sue.post(
                "/reports/actions",
                [
                    "form": form, "kind": kind, "owner": String(owner), "day": ConsoleScene.day(day),
                    "due": ConsoleScene.day(-1), "partner": "Water board", "text": "Went through what was closed.",
                ])
        }
    }

    /// A team of two that has a request.
    mutating func team() async throws {
        let list = try await sue.get("/desk/teams").body
        let department = String(try #require(list.firstMatch(of: #/<option value="([^"]+)"/#)).1)
        let path = try #require(
            try await sue.post("/desk/teams", ["name": "Night crew", "department": department]).location)
        let page = try await sue.get(path).body
        let people = page.matches(of: #/name="member" id="member-(\d+)"/#).prefix(2).map { String($0.1) }
        _ = try await sue.post(
            path,
            [
                "version": ConsoleScene.hidden("version", page), "name": "Night crew", "member": people.first ?? "",
                "member": people.last ?? "",
            ], page: path)
        let request = try #require(requests["twin"])
        let team = path.split(separator: "/").last ?? ""
        _ = try await ConsoleScene.act(
            "hand-over", ["to": "team:\(team)", "note": "Not before dark"], request, by: sue)
        others["team"] = path
    }
}
