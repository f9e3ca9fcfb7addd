import Foundation
import Synchronization
import TestKit
import Testing

/// Promise 1 with several nodes: each is killed, and stopped for longer than the others wait, while mail, chats and texts come in.
@Suite(
    "Nodes that die, and nodes that sleep", .serialized,
    .enabled(if: PostgresServer.isInstalled && DovecotServer.isInstalled, "needs PostgreSQL and Dovecot"))
struct NodeFaultTests {
    /// `INTAKE_NODE_FAULTS=30` for the full number; fewer in the ordinary suite, to keep it quick.
    private static let faults = ProcessInfo.processInfo.environment["INTAKE_NODE_FAULTS"].flatMap { Int($0) } ?? 4
    private static let nodes = 3
    /// Longer than a sleeping node is waited for.
    private static let sleep: Duration = .seconds(9)

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

    private final class Flag: Sendable {
        private let state = Mutex(false)

        var isUp: Bool { state.withLock { $0 } }

        func raise() { state.withLock { $0 = true } }
    }

    /// What residents do until the faults are over.
    private struct Residents {
        let texts: [TwilioFlow]
        let chats: [ChatFlow]

        init(_ city: NodesCity) {
            let port: @Sendable () -> Int = { city.anyPort() }
            texts = (0..<4).map { _ in TwilioFlow(base: city.base, token: FaultCity.twilioToken, port: port) }
            chats = (0..<4).map { _ in ChatFlow(port: port) }
        }

        func write(until isOver: @escaping @Sendable () -> Bool) async {
            await withTaskGroup(of: Void.self) { group in
                for (index, flow) in texts.enumerated() {
                    group.addTask {
                        var number = 0
                        while !isOver() {
                            await flow.send(from: "+1617555010\(index)", text: "pothole number \(number)")
                            number += 1
                        }
                    }
                }
                for flow in chats {
                    group.addTask {
                        var number = 0
                        while !isOver() {
                            await flow.send("chat number \(number)")
                            number += 1
                        }
                    }
                }
            }
        }
    }

    @Test("three nodes, all channels flowing, one fault after the other", .timeLimit(.minutes(20)))
    func faults() async throws {
        let relay = try ScriptedRelay()
        let twilio = TwilioStandIn(Victim())
        try await ScriptedHTTPServer.run {
            twilio.answer($0)
        } _: { api in
            try await NodesCity.with(Self.nodes, relay: relay, twilio: api.url) { city in
                let residents = Residents(city)
                let flag = Flag()
                let mails = Self.faults * 5
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { await residents.write { flag.isUp } }
                    for fault in 0..<Self.faults {
                        for number in (fault * 5)..<(fault * 5 + 5) {
                            try city.dovecot.deliver(FaultCity.mail(number), to: "city")
                        }
                        try await Self.strike(city, fault)
                    }
                    flag.raise()
                    try await group.waitForAll()
                }
                try await eventually(within: .seconds(180)) {
                    let waiting = try await city.view.number(Self.waiting)
                    let mailed = try await city.view.number("SELECT COUNT(*) FROM message WHERE channel = 'email-311'")
                    return waiting == 0 && mailed >= mails
                }
                try await verify(city, residents, mails: mails)
            }
        }
        relay.stop()
    }

    /// Each node in turn, each fault in turn.
    private static func strike(_ city: NodesCity, _ fault: Int) async throws {
        let node = fault % nodes
        try await Task.sleep(for: .milliseconds(Int.random(in: 200...1_200)))
        guard fault % 2 == 0 else { return try await city.freeze(node, for: sleep) }
        try await city.kill(node)
        try await Task.sleep(for: .milliseconds(Int.random(in: 200...2_000)))
        try await city.start(node)
    }

    private func verify(_ city: NodesCity, _ residents: Residents, mails: Int) async throws {
        let view = city.view
        #expect(try await view.number(Self.doubled) == 0)
        #expect(try await view.number("SELECT COUNT(*) FROM message WHERE channel = 'email-311'") == mails)
        #expect(try await view.number("SELECT COUNT(*) FROM quarantine") == 0, "an innocent message was blamed")
        let kept = Set(
            try await view.rows("SELECT source_id FROM received WHERE channel = 'sms-twilio'").compactMap(\.first))
        for flow in residents.texts {
            for sid in await flow.acknowledged {
                #expect(kept.contains { $0.hasSuffix(sid) }, "a text that was answered 200 is lost")
            }
        }
        try await verifyOrder(of: residents, view)
        for chat in residents.chats {
            let acknowledged = await chat.acknowledged
            try await chat.read { lines in acknowledged.values.allSatisfy { lines[$0] != nil } }
            #expect(!acknowledged.isEmpty)
            #expect(await chat.contradictions == 0)
            #expect(Set(acknowledged.values).count == acknowledged.count)
        }
        // One acknowledgement of each request, whoever filed it.
        let twice = """
            SELECT COUNT(*) FROM (SELECT request FROM outbox WHERE kind = 'acknowledgement' GROUP BY request HAVING COUNT(*) > 1) t
            """
        #expect(try await view.number(twice) == 0)
        let received = try await view.number("SELECT COUNT(*) FROM received")
        let repeats = try await view.number("SELECT COALESCE(SUM(repeats), 0) FROM outbox")
        print("nodes test: \(Self.faults) faults, \(received) received, \(repeats) repeats counted")
        let ledger = try await city.run("ledger", "verify")
        #expect(ledger.isGood, "\(ledger.output)")
    }

    /// Promise 6: what one number wrote was filed in the order in which it was acknowledged.
    private func verifyOrder(of residents: Residents, _ view: StoreView) async throws {
        for index in residents.texts.indices {
            let rows = try await view.rows(
                """
                SELECT e.text FROM message e JOIN received r ON r.id = e.id
                WHERE r.channel = 'sms-twilio' AND r.lane LIKE '%617555010\(index)' AND r.format = 'text'
                ORDER BY e.id
                """)
            let numbers = rows.compactMap { $0.first?.split(separator: " ").last.flatMap { Int($0) } }
            let acknowledged = await residents.texts[index].acknowledged.count
            #expect(acknowledged > 0 && numbers.count >= acknowledged)
            #expect(numbers == Array(0..<numbers.count))
        }
    }
}
