import Desk
import Foundation
import Testing

@testable import Gateway

/// The portal and the app at the real program.
@Suite("Contacts that programs hand over")
struct ContactSubmissionTests {
    private static let path = "/api/v1/contacts"
    private static let light = """
        {"channel": "web", "text": "The light in front of 93 School St is out", "name": "Ana", "reply": "ana@example.org"}
        """

    private func token(_ city: StaffCity, _ scope: String = "contact.log") async throws -> [String: String] {
        let made = try await city.serving.run("tokens", "make", "Portal", "--scope", scope)
        return ["Authorization": "Bearer \(try #require(made.output.split(separator: "\n").first))"]
    }

    @Test("what comes twice under one key is one contact with one number, and counts on its channel")
    func twice() async throws {
        try await StaffCity.with(logged: ["web"]) { city in
            let program = city.visitor()
            let headers = try await token(city).merging(["Idempotency-Key": "\"form 17\"".replacing(" ", with: "-")]) {
                $1
            }
            let first = try await program.send(Self.light, to: Self.path, headers: headers)
            #expect(first.status == 201 && first.body.contains("\"outcome\":\"filed\""))
            let second = try await program.send(Self.light, to: Self.path, headers: headers)
            #expect(second.body == first.body)
            let other = try await program.send(
                Self.light, to: Self.path, headers: headers.merging(["Idempotency-Key": "18"]) { $1 })
            #expect(other.status == 201 && other.body != first.body)
            let another = try await program.send(
                Self.light.replacing("93 School", with: "95 School"), to: Self.path, headers: headers)
            #expect(another.status == 422 && another.body.contains("Idempotency-Key"))
            let report = try await city.serving.run("report", "channels", "--format", "csv")
            #expect(report.output.contains("\nweb,2,100.0,2,100.0,2,"))
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }

    @Test("what is wrong is said by field, and nothing of it is kept")
    func faults() async throws {
        try await StaffCity.with(logged: ["web"]) { city in
            let program = city.visitor()
            let headers = try await token(city).merging(["Idempotency-Key": "1"]) { $1 }
            let bodies = [
                (#"{"channel": "chat-web", "text": "x"}"#, "channel"), (#"{"channel": "web", "text": " "}"#, "text"),
                (#"{"channel": "web", "text": "x", "kind": "praise"}"#, "kind"),
                (#"{"channel": "web", "text": "x", "reply": "me"}"#, "reply"),
                (#"{"channel": "web", "text": "x", "language": "tlh"}"#, "language"),
                (#"{"channel": "web", "text": "x", "request_type": "none"}"#, "request_type"),
            ]
            for (body, field) in bodies {
                let answer = try await program.send(body, to: Self.path, headers: headers)
                #expect(answer.status == 422 && answer.body.contains("\"\(field)\":"), "\(answer.body)")
            }
            #expect(try await program.send("{", to: Self.path, headers: headers).status == 400)
            let long = String(repeating: "x", count: 200_000)
            #expect(try await program.send(long, to: Self.path, headers: headers).status == 413)
            let keyless = headers.filter { $0.key == "Authorization" }
            #expect(try await program.send(Self.light, to: Self.path, headers: keyless).status == 400)
            #expect(try await program.send(Self.light, to: Self.path, headers: [:]).status == 401)
            let reader = try await token(city, "reports").merging(["Idempotency-Key": "1"]) { $1 }
            #expect(try await program.send(Self.light, to: Self.path, headers: reader).status == 403)
            let report = try await city.serving.run("report", "channels", "--format", "csv")
            #expect(report.output.contains("\nall,0,"))
        }
    }
}
