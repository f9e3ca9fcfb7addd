import Foundation
import Synchronization
import TestKit
import Testing

/// A disk that is really full, under the real program: nothing is acknowledged, each channel says so, and it goes on by itself.
@Suite(
    .enabled(if: DovecotServer.isInstalled, "needs Dovecot, see deploy/packages.sh"),
    .enabled(if: SmallDisk.isAllowed, "needs to mount a file system in a namespace of its own"))
struct DiskFullTests {
    @Test(.timeLimit(.minutes(5)), .enabled(if: !CityStore.isPostgres, "of the embedded store's files"))
    func nothingIsAcknowledgedUntilThereIsRoom() async throws {
        let disk = Mutex<SmallDisk?>(nil)
        let isFull = Mutex(false)
        // The disk fills up between sending the last of these and marking it sent.
        let relay = try ScriptedRelay { mail, moment in
            guard moment == .beforeAnswer, mail.recipient == FaultCity.resident(1) else { return }
            guard let disk = disk.withLock({ $0 }), (try? disk.fill()) != nil else { return }
            isFull.withLock { $0 = true }
        }
        defer { relay.stop() }
        let twilio = TwilioStandIn(Victim())
        try await ScriptedHTTPServer.run {
            twilio.answer($0)
        } _: { api in
            try await FaultCity.with(relay: relay, twilio: api.url) { city in
                let small = try city.smallDisk()
                disk.withLock { $0 = small }
                let intake = try await city.start(prefix: small.prefix)
                small.isUsed(by: intake)
                try await fullAndOver(city, small, intake, relay) { isFull.withLock { $0 } }
                try await intake.stop()
            }
        }
    }

    private func fullAndOver(
        _ city: FaultCity, _ disk: SmallDisk, _ intake: IntakeProcess, _ relay: ScriptedRelay,
        isFull: @escaping @Sendable () -> Bool
    ) async throws {
        let texts = TwilioFlow(port: city.port, token: FaultCity.twilioToken)
        let chat = try await ChatClient.connect(port: city.port)
        let key = try await chat.start()
        try await chat.write("one", "There is a pothole on Elm Street")
        #expect(try await chat.next() == .ack("one", 1))
        #expect(try await chat.next().sequence == 2)
        #expect(await texts.post(sid: "SM1", from: "+16175551001", text: "A pothole on Oak Street") == 200)
        try city.deliver(0)
        @Sendable func count(_ sql: String) async throws -> Int { try await disk.number(sql, beside: intake) }
        let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent'"
        try await eventually { try await count(sent) == 3 }
        try city.deliver(1)
        try await eventually { isFull() }

        // Full: the text is to be sent again, the chat's client to come back, the mail to stay where it is.
        #expect(await texts.post(sid: "SM2", from: "+16175551002", text: "A pothole on Ash Street") == 503)
        try await chat.write("two", "And another one")
        #expect(try await chat.closeCode() == 1013)
        let stranger = try await ChatClient.connect(port: city.port)
        try await stranger.send(["type": "start", "language": "en"])
        #expect(try await stranger.closeCode() == 1013)
        try city.deliver(2)
        try await eventually {
            let health = await intake.get("/health/ready")
            return health?.status == 503 && health?.body.components(separatedBy: "\"not_keeping\"").count == 4
        }
        #expect(await intake.get("/health/live")?.status == 200)
        #expect(try await count("SELECT COUNT(*) FROM received WHERE channel <> 'sms-twilio'") == 3)
        #expect(city.marked == 2)
        #expect(try await count(sent) == 3)

        // Room: nobody does anything, and all is well again.
        try disk.makeRoom()
        try await eventually { await intake.get("/health/ready")?.status == 200 }
        try await eventually { try await count(sent) == 5 && city.marked == 3 }
        #expect(relay.mails.map(\.recipient) == (0...2).map(FaultCity.resident), "each once")
        #expect(await texts.post(sid: "SM2", from: "+16175551002", text: "A pothole on Ash Street") == 200)
        let again = try await ChatClient.connect(port: city.port)
        #expect(try await again.resume(key, after: 2) == 2)
        try await again.write("two", "And another one")
        #expect(try await again.next() == .ack("two", 3))
        try await eventually { try await count(sent) == 6 }
        #expect(try await count("SELECT SUM(repeats) FROM outbox") == 0)
        let verified = try await disk.run(
            [Places.program, "ledger", "verify", "--config", city.settings], beside: intake)
        #expect(verified.isGood, "\(verified.output)")
        let complaints = intake.log.split(separator: "\n").count { $0.contains("full") }
        #expect((1...12).contains(complaints), "told, and told once: \(intake.log)")
    }
}
