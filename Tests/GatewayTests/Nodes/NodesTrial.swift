import TestKit
import Testing

/// A city of several nodes with all channels flowing while something is done to it, and its judgement afterwards.
enum NodesTrial {
    private static let waiting = """
        SELECT (SELECT COUNT(*) FROM received WHERE state = 'kept') + (SELECT COUNT(*) FROM outbox
            WHERE state <> 'sent' AND state <> 'dead' AND kind <> 'digest')
        """
    /// Everything that stands there twice, whatever it is.
    private static let doubled = """
        SELECT (SELECT COUNT(*) - COUNT(DISTINCT channel || ' ' || source_id) FROM received)
            + (SELECT COUNT(*) - COUNT(DISTINCT message_id) FROM message WHERE message_id IS NOT NULL)
            + (SELECT COUNT(*) - COUNT(DISTINCT cause || kind) FROM outbox)
        """
    private static let answeredTwice = """
        SELECT COUNT(*) FROM (SELECT request FROM outbox WHERE kind = 'acknowledgement' GROUP BY request HAVING COUNT(*) > 1) t
        """
    /// Kept, and neither a message nor waiting.
    private static let unfiled = """
        SELECT COUNT(*) FROM received r WHERE r.channel IN ('email-311', 'chat-web')
            AND NOT EXISTS (SELECT 1 FROM message m WHERE m.id = r.id)
        """

    /// Passwords that cost little.
    @Sendable private static func accounts(_ node: Int) -> String { "accounts:\n  password_cost: 15\n" }

    /// Starts the nodes, lets residents write while `faults` happen, waits until all is filed and sent, and judges.
    static func run(
        _ nodes: Int, on ground: any NodesGround, _ faults: (NodesCity, Residents) async throws -> Void
    ) async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        let twilio = TwilioStandIn(Victim())
        try await ScriptedHTTPServer.run {
            twilio.answer($0)
        } _: { api in
            try await NodesCity.with(nodes, on: ground, relay: relay, twilio: api.url, extra: accounts) { city in
                let residents = Residents(city, twilio: twilio, relay: relay)
                let writing = Task { await residents.write() }
                do {
                    try await faults(city, residents)
                } catch {
                    writing.cancel()
                    residents.stop()
                    throw error
                }
                residents.stop()
                await writing.value
                try await eventually(within: .seconds(180)) { try await city.view.number(waiting) == 0 }
                try await judge(city, residents)
            }
        }
    }

    private static func judge(_ city: NodesCity, _ residents: Residents) async throws {
        let history = try await residents.history(try await city.agent())
        #expect(history.flaws.isEmpty)
        #expect(await residents.contradictions() == 0)
        let view = city.view
        #expect(try await view.number(doubled) == 0)
        #expect(try await view.number(answeredTwice) == 0)
        #expect(try await view.number(unfiled) == 0)
        #expect(try await view.number("SELECT COUNT(*) FROM quarantine") == 0, "an innocent message was blamed")
        let received = try await view.number("SELECT COUNT(*) FROM received")
        let repeats = try await view.number("SELECT COALESCE(SUM(repeats), 0) FROM outbox")
        // Whatever was transmitted again is counted.
        #expect(history.repeats <= repeats)
        let ledger = try await city.run("ledger", "verify")
        #expect(ledger.isGood, "\(ledger.output)")
        print(
            """
            nodes test: \(history.acknowledged) messages acknowledged, \(received) received, \(history.flaws.count) flaws, \
            \(history.repeats(of: "mail")) mails and \(history.repeats(of: "text")) texts transmitted again, \(repeats) counted as such; through \
            \(city.hasProxy ? "HAProxy" : "no proxy")
            """)
    }
}
