import Desk
import Foundation
import NIOHTTP1
import Testing

@testable import Gateway

/// Other programs at the real one, by their tokens.
@Suite("Programs with tokens", .serialized)
struct ProgramTests {
    @Test("a token says what it is good for until it is revoked; a cookie is none")
    func token() async throws {
        try await StaffCity.with { city in
            try await city.employ([("boss", [.administrator])])
            let path = "/api/v1/token"
            let made = try await city.serving.run(
                "tokens", "make", "Phone system", "--scope", "contact.log", "--scope", "reports")
            let token = try #require(made.output.split(separator: "\n").first.map(String.init))
            #expect(token.hasPrefix("intake_"))
            let program = city.visitor()
            let answer = try await program.get(path, headers: ["Authorization": "bearer \(token)"])
            #expect(answer.status == 200)
            #expect(answer.body.contains("\"scopes\":[\"contact.log\",\"reports\"]"))
            #expect(answer.body.contains("\"name\":\"Phone system\""))
            for wrong in ["", "Bearer", "Basic \(token)", "Bearer \(token)x", "Bearer intake_", "Bearer \(token) x"] {
                let refused = try await program.get(path, headers: wrong.isEmpty ? [:] : ["Authorization": wrong])
                #expect(refused.status == 401 && refused.headers.first(name: "WWW-Authenticate") == "Bearer")
            }
            #expect(try await city.signedIn("boss").get(path).status == 401)
            #expect(
                try await program.get("/desk/accounts", headers: ["Authorization": "Bearer \(token)"]).status == 303)
            let list = try await city.serving.run("tokens", "list")
            #expect(list.output.contains("Phone system") && !list.output.contains("never"))
            #expect(!list.output.contains(token))
            let id = try #require(list.output.firstMatch(of: #/(?m)^(\d+)/#)).1
            #expect(try await city.serving.run("tokens", "revoke", String(id)).isGood)
            #expect(try await program.get(path, headers: ["Authorization": "Bearer \(token)"]).status == 401)
            #expect(try await !city.serving.run("tokens", "revoke", String(id)).isGood)
        }
    }

    @Test("whoever guesses is slowed down")
    func guesses() async throws {
        try await StaffCity.with { city in
            let program = city.visitor()
            var statuses: Set<UInt> = []
            for _ in 0..<70 { statuses.insert(try await program.get("/api/v1/token").status) }
            #expect(statuses == [401, 429])
        }
    }
}
