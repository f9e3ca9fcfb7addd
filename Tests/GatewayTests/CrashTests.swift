import Foundation
import TestKit
import Testing

/// Promise 1: nothing acknowledged is lost and nothing stored is doubled, whenever the process dies.
@Suite(
    .serialized, .enabled(if: SandboxCity.isInstalled, "needs Dovecot, chasquid and Kannel, see deploy/packages.sh"))
struct CrashTests {
    /// `INTAKE_CRASHES=30` for the full number; fewer in the ordinary suite, to keep it quick.
    static let crashes = ProcessInfo.processInfo.environment["INTAKE_CRASHES"].flatMap { Int($0) } ?? 6

    /// What is not filed or not sent yet.
    private static let waiting = """
        SELECT (SELECT COUNT(*) FROM received WHERE state = 'kept') + (SELECT COUNT(*) FROM outbox
            WHERE state <> 'sent' AND state <> 'dead' AND kind <> 'digest')
        """

    @Test(.timeLimit(.minutes(10)))
    func threeChannelsFlowThroughKills() async throws {
        try await SandboxCity.with { city in
            var intake = try await IntakeProcess.start(settings: city.settings, port: city.gatewayPort)
            let texts = try TwilioFlow(city)
            let chat = ChatFlow(city)
            let mails = try MailFlow(city)
            let mailCount = Self.crashes * 6
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await mails.send(0..<mailCount) }
                group.addTask {
                    for number in 0..<(Self.crashes * 15) {
                        await texts.send(from: "+1617555\(1000 + number % 40)", text: "text number \(number)")
                    }
                }
                group.addTask { for number in 0..<(Self.crashes * 15) { await chat.send("chat number \(number)") } }
                for _ in 0..<Self.crashes {
                    try await Task.sleep(for: .milliseconds(Int.random(in: 150...900)))
                    try await intake.kill()
                    intake = try await IntakeProcess.start(settings: city.settings, port: city.gatewayPort)
                }
                try await group.waitForAll()
            }
            let view = StoreView(folder: city.folder + "/data")
            try await eventually(within: .seconds(60)) {
                let waiting = try await view.number(Self.waiting)
                let mailed = try await view.number("SELECT COUNT(*) FROM message WHERE channel = 'email-311'")
                return waiting == 0 && mailed >= mailCount
            }
            try await verify(view, city, texts: texts, chat: chat, mails: mails, mailCount: mailCount)
            let repeats = try await view.number("SELECT COALESCE(SUM(repeats), 0) FROM outbox")
            let received = try await view.number("SELECT COUNT(*) FROM received")
            print("crash test: \(Self.crashes) kills at random, \(received) received, \(repeats) repeats counted")
            let verify = try await intake.run("ledger", "verify")
            #expect(verify.isGood, "\(verify.output)")
            try await intake.stop()
        }
    }

    private func verify(
        _ view: StoreView, _ city: SandboxCity, texts: TwilioFlow, chat: ChatFlow, mails: MailFlow, mailCount: Int
    ) async throws {
        #expect(try await view.number("SELECT COUNT(*) FROM message WHERE channel = 'email-311'") == mailCount)
        let kept = Set(
            try await view.rows("SELECT source_id FROM received WHERE channel = 'sms-twilio'").compactMap(\.first))
        for sid in await texts.acknowledged {
            #expect(kept.contains { $0.hasSuffix(sid) }, "a text that was answered 200 is lost")
        }
        #expect(try await view.number("SELECT COUNT(*) - COUNT(DISTINCT id) FROM message") == 0)
        // Texts also bring delivery reports, which are filed and are no messages.
        let unfiled = """
            SELECT COUNT(*) FROM received r WHERE r.channel IN ('email-311', 'chat-web')
                AND NOT EXISTS (SELECT 1 FROM message m WHERE m.id = r.id)
            """
        #expect(try await view.number(unfiled) == 0)
        #expect(
            try await view.number("SELECT COUNT(*) FROM message WHERE channel = 'sms-twilio'")
                >= texts.acknowledged.count)
        #expect(try await view.number("SELECT COUNT(*) FROM quarantine") == 0, "an innocent message was blamed")

        // One sequence without gap or double, and the client has every line once, in order.
        let lines = try await view.rows("SELECT sequence, text FROM chat_line ORDER BY session, sequence", columns: 2)
        #expect(lines.map { Int($0[0]) } == (1...max(1, lines.count)).map { $0 })
        try await chat.read { $0.count >= lines.count }
        #expect(await chat.contradictions == 0)
        #expect(await chat.lines.sorted { $0.key < $1.key }.map(\.value) == lines.map { $0[1] })

        // One acknowledgement for each request; on the wire again only where that is counted, under the same id.
        for number in stride(from: 0, to: mailCount, by: max(1, mailCount / 12)) {
            let inbox = try await mails.inbox(number, imapPort: city.base + 93, authority: city.folder + "/tls/ca.crt")
            let repeats = try await view.number(
                "SELECT COALESCE(SUM(repeats), 0) FROM outbox WHERE recipient = 'resident-\(number)@resident.example'")
            #expect(Set(inbox).count == 1)
            #expect(inbox.count <= 1 + repeats)
        }
    }
}
