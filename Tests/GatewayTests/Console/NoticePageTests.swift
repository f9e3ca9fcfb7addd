import Desk
import Foundation
import TestKit
import Testing

/// Incident notices, against the real program.
@Suite("The console: incident notices")
struct NoticePageTests {
    private static let fields: KeyValuePairs<String, String> = [
        "form": "f1", "name": "Snow emergency", "words": "snow, nieve", "text-en": "No parking on the odd side.",
        "end-en": "You may park again.",
    ]

    @Test("Begun at the desk: who writes is told, counted, and told when it ends; agents see it and cannot end it")
    func story() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent])])
            let (sue, ann) = (try await city.signedIn("sue"), try await city.signedIn("ann"))
            let begun = try await sue.post("/desk/notices", Self.fields)
            #expect(begun.location == "/desk/notices?done=begun")
            let client = try await ChatClient.connect(port: city.serving.port)
            _ = try await client.start()
            try await client.write("m1", "There is snow on our steps")
            let told = try await ConsoleScene.said(client)
            #expect(told.hasPrefix("No parking on the odd side. Thank you"), "\(told)")
            let number = try #require(told.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/)).output
            let request = "/desk/requests/\(number)"
            #expect(try await ann.get(request).body.contains("Incident notice: Snow emergency: keyword snow"))
            let seen = try await ann.get("/desk/notices").body
            #expect(seen.contains("1 person has written about it") && !seen.contains("End it"))
            let list = try await sue.get("/desk/notices").body
            #expect(list.contains("End it and tell 1"))
            let path = try #require(list.firstMatch(of: /\/desk\/notices\/[0-9]+\/end/)).output
            #expect(try await ann.post(String(path), [:], page: "/desk/notices").status == 403)
            #expect(try await ann.post("/desk/notices", Self.fields).status == 403)
            #expect(try await sue.post(String(path), [:], page: "/desk/notices").location == "/desk/notices?done=ended")
            #expect(
                try await sue.post(String(path), [:], page: "/desk/notices").location == "/desk/notices?done=before")
            #expect(try await ConsoleScene.said(client) == "You may park again.")
            #expect(try await sue.get("/desk/notices").body.contains("ended"))
        }
    }

    @Test("What cannot be begun says why; what is not there is not found")
    func refusals() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("max", [.manager])])
            let (sue, max) = (try await city.signedIn("sue"), try await city.signedIn("max"))
            let empty = try await sue.post("/desk/notices", ["form": "f1", "name": " ", "until": "2020-01-01T00:00"])
            #expect(empty.status == 422)
            for words in ["Enter a name", "Write what residents are told", "Enter words", "Choose a time"] {
                #expect(empty.body.contains(words), "\(words)")
            }
            #expect(try await sue.post("/desk/notices", ["name": "Snow"]).status == 400)
            #expect(try await sue.post("/desk/notices/5/end", [:], page: "/desk/notices").status == 404)
            #expect(try await max.get("/desk/notices").status == 403)
        }
    }
}
