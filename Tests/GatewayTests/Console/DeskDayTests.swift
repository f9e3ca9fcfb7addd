import Desk
import Foundation
import Intake
import Store
import TestKit
import Testing

@testable import Gateway

/// A day at the desk, scaled down and at speed, through the real program's sockets and forms.
@Suite("A day at the desk")
struct DeskDayTests {
    /// Of each channel.
    private static let contacts = 10
    private static let logged = ["phone", "walk_in", "web"]
    private static var all: Int { contacts * (2 + logged.count) }
    private static let agents = ["ann", "ben", "cat", "dan"]

    @Test("every contact is answered exactly once, and the counts agree with the ledger")
    func day() async throws {
        try await StaffCity.with(
            "desk: {channels: {phone: {after_work: none}}}\n", logged: Self.logged, channels: Self.channels
        ) { city in
            try await city.employ((Self.agents + ["eve"]).map { ($0, [.agent]) })
            var agents: [ScriptedAgent] = []
            for name in Self.agents {
                let visitor = try await city.signedIn(name)
                agents.append(
                    try await ScriptedAgent.arrive(
                        name, port: city.serving.port,
                        cookie: visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")))
            }
            try await withThrowingTaskGroup(of: Void.self) { [agents] group in
                for agent in agents { group.addTask { try await agent.work() } }
                let talks = try await bring(city)
                try await eventually(within: .seconds(120)) {
                    agents.map(\.answered.count).reduce(0, +) >= Self.all
                }
                // Each resident heard one answer, and no second one comes.
                for talk in talks { #expect(try await answers(in: talk) == 1) }
                group.cancelAll()
            }
            let answered = agents.flatMap(\.answered)
            #expect(Set(answered).count == Self.all && answered.count == Self.all)
            // The work was shared.
            #expect(agents.allSatisfy { !$0.answered.isEmpty })
            try await check(city)
        }
    }

    private static let channels = [
        "chat-web.yaml": "kind: chat\n",
        "sms-311.yaml": """
        kind: sms
        provider: twilio
        numbers: ["+16175550322"]
        twilio: {account_sid: AC00000000000000000000000000000311, auth_token_file: token, api_url: "http://127.0.0.1:1"}

        """,
    ]

    /// Everybody who wants something, at once.
    private func bring(_ city: StaffCity) async throws -> [ChatClient] {
        let texts = TwilioFlow(
            port: city.serving.port, token: "0123456789abcdef0123456789abcdef", path: "/sms/twilio/sms-311",
            base: "http://localhost:0")
        let eve = try await city.signedIn("eve")
        var talks: [ChatClient] = []
        for number in 0..<Self.contacts {
            await texts.send(from: "+1617555\(1000 + number)", text: "Pothole \(number) on Elm Street")
            let talk = try await ChatClient.connect(port: city.serving.port)
            _ = try await talk.start()
            try await talk.write("m1", "Lamp \(number) is out")
            talks.append(talk)
            for kind in Self.logged {
                let logged = try await log(number, by: kind, eve)
                #expect(logged.status == 303, "\(logged.body)")
            }
        }
        return talks
    }

    /// Logs one as new; whatever it is said to be like is looked at first, also what came meanwhile.
    private func log(_ number: Int, by kind: String, _ eve: Visitor) async throws -> Visitor.Answer {
        var looked = ""
        while true {
            let answer = try await eve.post(
                "/desk/log",
                [
                    "form": "\(kind)-\(number)", "channel": kind.replacing("_", with: "-"), "kind": "service",
                    "about": "Tree \(number) fell by \(kind)", "looked": looked,
                ])
            let shown = ConsoleScene.hidden("looked", answer.body)
            guard answer.status == 200, shown != looked else { return answer }
            looked = shown
        }
    }

    /// How many answers of agents a resident has heard.
    private func answers(in talk: ChatClient) async throws -> Int {
        var heard = 0
        while let line = try? await talk.next(within: .seconds(heard == 0 ? 20 : 1)) {
            if line.type == "message", line.from == "city", line.text?.contains(" sees to ") == true { heard += 1 }
        }
        return heard
    }

    private func check(_ city: StaffCity) async throws {
        let database = try await CityStore.open(city.files.folder.path("data"), .read)
        func count(_ sql: String) async throws -> [[String]] {
            try await database.read { session throws(StoreFailure) in
                try session.all(SQLStatement(once: sql), []) { [$0.text(0), $0.text(1)] }
            }
        }
        let twice = try await count("SELECT request, COUNT(*) FROM answer GROUP BY request HAVING COUNT(*) <> 1")
        #expect(twice.isEmpty)
        let sent = try await count(
            "SELECT request, COUNT(*) FROM outbox WHERE kind = 'answer' GROUP BY request HAVING COUNT(*) <> 1")
        #expect(sent.isEmpty)
        let closed = try await count(
            "SELECT request, COUNT(*) FROM event WHERE kind IN ('closed', 'resolved') GROUP BY request HAVING COUNT(*) <> 1"
        )
        #expect(closed.isEmpty)
        let open = try await count("SELECT id, status FROM service_request WHERE status <> 'resolved'")
        #expect(open.isEmpty)
        await database.close()
        #expect(try await city.serving.run("ledger", "verify").isGood)
        let report = try await city.serving.run("report", "channels", "--format", "csv")
        for kind in ["chat", "sms"] + Self.logged {
            let rows = report.output.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
            let row = rows.first { $0.first == Substring(kind) }
            #expect(row?.dropFirst().first == "\(Self.contacts)", "\(kind): \(report.output)")
        }
    }
}
