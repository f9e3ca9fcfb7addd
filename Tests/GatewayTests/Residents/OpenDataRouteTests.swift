import Foundation
import Intake
import NIOHTTP1
import Store
import TestKit
import Testing

@testable import Gateway

@Suite("Open data for everybody")
struct OpenDataRouteTests {
    private static let path = "/open-data/requests"
    private static let days = "?from=\(ConsoleScene.day(-5))&to=\(ConsoleScene.day(-2))"

    @Test("is not there unless the city wants it", .timeLimit(.minutes(2)))
    func off() async throws {
        try await StaffCity.with { city in
            for ending in [".csv", ".json"] {
                let status = try await city.visitor().get(Self.path + ending).status
                #expect(status == 404)
            }
        }
    }

    @Test("days that are over, without what anybody wrote; cached for the day; bounded", .timeLimit(.minutes(2)))
    func on() async throws {
        try await StaffCity.with(extra: "residents:\n  open_data: true\n") { city in
            let numbers = try await fill(city)
            let visitor = city.visitor()
            let csv = try await visitor.get(Self.path + ".csv" + Self.days)
            #expect(csv.status == 200 && csv.headers.first(name: "Content-Type") == "text/csv; charset=utf-8")
            #expect(csv.headers.first(name: "X-Content-Type-Options") == "nosniff")
            let lines = csv.body.split(separator: "\r\n").map(String.init)
            #expect(lines.first?.hasPrefix("service_request_id,requested_datetime,") == true)
            let chats = lines.filter { $0.contains(",chat,") }
            #expect(chats.count == 1 && lines.count == 2, "\(csv.body)")
            for secret in ["Elm Street", "pothole on", "Secret"] { #expect(!csv.body.contains(secret)) }
            // What a spreadsheet would run is defused (promise 13).
            #expect(chats.first?.contains(",'=DPW,") == true, "\(csv.body)")

            let json = try await visitor.get(Self.path + ".json" + Self.days)
            let rows = try JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [[String: Any]]
            #expect(rows?.count == 1 && rows?.first?["source"] as? String == "chat")
            #expect(rows?.first?["address"] is NSNull && rows?.first?["status_notes"] is NSNull)
            #expect(rows?.first?["agency_responsible"] as? String == "=DPW")

            // Whoever had the number could read the request's page, with what the staff wrote on it.
            let id = try #require(rows?.first?["service_request_id"] as? String)
            #expect(id.count == 24 && lines.last?.hasPrefix(id + ",") == true)
            for number in numbers {
                #expect(!csv.body.contains(number) && !csv.body.contains(number.replacing("-", with: "")))
            }
            #expect(try await visitor.get("/track/\(id)").status == 404)
            let day = ConsoleScene.day(-5)
            let own = try await city.serving.run("report", "open-data", "--from", day, "--to", ConsoleScene.day(-2))
            #expect(own.isGood && own.output.contains("\n\(id),"), "\(own.output)")

            let tag = try #require(csv.headers.first(name: "ETag"))
            let again = try await visitor.get(Self.path + ".csv" + Self.days, headers: ["If-None-Match": tag])
            #expect(again.status == 304 && again.body.isEmpty)
            #expect(csv.headers.first(name: "Cache-Control")?.hasPrefix("public, max-age=") == true)
            #expect(json.headers.first(name: "ETag") != tag)
            let none = try await visitor.get("\(Self.path).json?from=2020-01-01&to=2020-01-02")
            #expect(none.status == 200 && none.body == "[]\n")

            for bad in [
                "?to=\(ConsoleScene.day(0))", "?from=2026-02-30", "?from=\(ConsoleScene.day(-40))",
                "?from=\(ConsoleScene.day(-2))&to=\(ConsoleScene.day(-3))",
            ] {
                #expect(try await visitor.get(Self.path + ".csv" + bad).status == 400, "\(bad)")
            }
            // Of files a caller gets fewer than of pages.
            try await eventually { try await visitor.get(Self.path + ".csv" + Self.days).status == 429 }
        }
    }

    @Test("callers whose address a proxy hides share one allowance", .timeLimit(.minutes(2)))
    func hidden() async throws {
        try await StaffCity.with(
            listen: "  trusted_proxies: [127.0.0.1]\n", extra: "residents:\n  open_data: true\n"
        ) { city in
            var statuses: Set<UInt> = []
            for _ in 1...14 {
                let answer = try await city.visitor().get(Self.path + ".csv", headers: ["X-Forwarded-For": "unknown"])
                statuses.insert(answer.status)
            }
            #expect(statuses == [200, 429])
        }
    }

    /// A request of some days ago, with everything that must not be told, and one of today.
    ///
    /// - Returns: their tracking numbers.
    private func fill(_ city: StaffCity) async throws -> [String] {
        for text in ["A deep pothole on Elm Street", "Another pothole on Elm Street"] {
            let client = try await ChatClient.connect(port: city.serving.port)
            _ = try await client.start()
            try await client.write("m1", text)
            while try await client.next().text?.contains("/track/") != true {}
        }
        let database = try await CityStore.open(city.files.folder.path("data"), .work)
        let at = SystemWallClock().now().milliseconds - 3 * 86_400_000 - 43_200_000
        let first = "id = (SELECT MIN(id) FROM service_request)"
        for sql in [
            "UPDATE service_request SET request_type = 'pothole', department = '=DPW', place = '12 Elm Street'",
            "UPDATE service_request SET opened_at = \(at) WHERE \(first)",
            """
            INSERT INTO public_update (id, request, author, author_name, form, text, at)
            SELECT 1, id, 1, 'Ann', 'f', 'Secret update', \(at) FROM service_request WHERE \(first)
            """,
        ] {
            _ = try await database.write(.file) { session throws(StoreFailure) in
                try session.execute(SQLStatement(once: sql), [])
            }
        }
        let symbols = try await database.read { session throws(StoreFailure) in
            try session.all(SQLStatement(once: "SELECT tracking_number FROM service_request"), []) { $0.text(0) }
        }
        await database.close()
        return symbols.compactMap { TrackingNumber($0)?.description }
    }
}
