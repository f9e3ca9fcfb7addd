import Foundation
import Store
import Synchronization
import TestKit
import Testing

/// The disk is lost, a backup of a while ago is restored, and the world has gone on since.
@Suite("A restored city", .enabled(if: !CityStore.isPostgres, "of the embedded store's files"))
struct RestoredCityTests {
    /// Takes a backup at the very moment when the mail server has taken an answer and the gateway does not know it yet.
    private final class Moment: Sendable {
        private let settings = Mutex<String?>(nil)
        let output = Mutex<String?>(nil)

        func arm(_ file: String) { settings.withLock { $0 = file } }

        func strike(_ moment: ScriptedRelay.Moment) {
            guard moment == .beforeAnswer, let file = settings.withLock({ $0.take() }) else { return }
            do {
                let backup = try ChildProcess(
                    Places.program, ["backup", RestoredCityTests.backups(beside: file), "--config", file])
                try backup.wait()
                output.withLock { $0 = "taken" }
            } catch {
                output.withLock { $0 = "\(error)" }
            }
        }
    }

    private static func backups(beside settings: String) -> String {
        URL(filePath: settings).deletingLastPathComponent().appending(path: "backups").path
    }

    private static let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent'"
    /// Everything that stands there twice, whatever it is.
    private static let doubled = """
        SELECT (SELECT COUNT(*) - COUNT(DISTINCT channel || ' ' || source_id) FROM received)
            + (SELECT COUNT(*) - COUNT(DISTINCT message_id) FROM message)
            + (SELECT COUNT(*) - COUNT(DISTINCT cause || kind) FROM outbox)
        """

    private func wait(_ count: Int, _ city: FaultCity) async throws {
        let view = StoreView(folder: city.data)
        try await eventually(within: .seconds(60)) { try await view.number(Self.sent) == count }
    }

    @Test(
        "mail that is still on the server comes again, once; what was sent meanwhile goes out again under its own id",
        .enabled(if: DovecotServer.isInstalled, "needs Dovecot, see deploy/packages.sh"), .timeLimit(.minutes(5)))
    func mail() async throws {
        let moment = Moment()
        let relay = try ScriptedRelay { _, now in moment.strike(now) }
        defer { relay.stop() }
        try await FaultCity.with(relay: relay) { city in
            var intake = try await city.start()
            for number in 0..<3 { try city.deliver(number) }
            try await wait(3, city)
            moment.arm(city.settings)
            try city.deliver(3)
            try await wait(4, city)
            #expect(moment.output.withLock { $0 } == "taken")
            for number in 4..<7 { try city.deliver(number) }
            try await wait(7, city)
            try await intake.kill()
            try FileManager.default.removeItem(atPath: city.data)
            // And one that comes while nobody is there.
            try city.deliver(7)
            let verified = try await IntakeProgram.run("backup", "verify", Self.backups(beside: city.settings))
            #expect(verified.isGood, "\(verified.output)")
            let restored = try await intake.run("restore", Self.backups(beside: city.settings))
            #expect(restored.isGood, "\(restored.output)")
            #expect(restored.output.contains("1 messages waited then"))
            intake = try await city.start()
            try await wait(8, city)
            try await verify(city, relay)
            let ledger = try await intake.run("ledger", "verify")
            #expect(ledger.isGood, "\(ledger.output)")
            #expect(await intake.get("/health/ready")?.body.contains("\"status\" : \"ready\"") == true)
            try await intake.stop()
        }
    }

    private func verify(_ city: FaultCity, _ relay: ScriptedRelay) async throws {
        let view = StoreView(folder: city.data)
        #expect(try await view.number("SELECT COUNT(*) FROM message") == 8)
        #expect(try await view.number("SELECT COUNT(*) FROM service_request") == 8)
        #expect(try await view.number("SELECT COUNT(*) FROM received WHERE state = 'kept'") == 0)
        #expect(try await view.number(Self.doubled) == 0)
        let rows = try await view.rows("SELECT recipient, message_id, repeats FROM outbox", columns: 3)
        #expect(rows.count == 8)
        for number in 0..<8 {
            let resident = FaultCity.resident(number)
            let row = try #require(rows.first { $0[0] == resident })
            let ids = relay.mails.filter { $0.recipient == resident }.map(\.messageID)
            #expect(ids.last == "<\(row[1])>", "what the store says went out is what went out last")
            switch number {
            // Marked as sent when the backup was taken; came when there was no store.
            case 0..<3, 7: #expect(ids.count == 1 && row[2] == "0")
            // On its way at that very moment: again, under the same id, and counted.
            case 3: #expect(ids.count == 2 && Set(ids).count == 1 && row[2] == "1")
            // Filed anew, since the store knows nothing of the first time.
            default: #expect(Set(ids).count == 2 && row[2] == "0")
            }
        }
    }

    @Test("a chat goes on: no line is given the number of one that its resident has seen", .timeLimit(.minutes(5)))
    func chat() async throws {
        let folder = try CityFiles().folder
        let (data, backups) = (folder.path("data"), folder.path("backups"))
        let before = try await IntakeProcess.start(folder)
        let client = try await ChatClient.connect(port: before.port)
        let key = try await client.start()
        try await client.write("one", "There is a pothole on Elm Street")
        #expect(try await client.next() == .ack("one", 1))
        #expect(try await client.next().sequence == 2)
        try await eventually { try await StoreView(folder: data).number(Self.sent) == 1 }
        let backup = try await before.run("backup", backups)
        #expect(backup.isGood, "\(backup.output)")
        try await client.write("two", "And it grows")
        #expect(try await client.next() == .ack("two", 3))
        try await before.kill()
        try FileManager.default.removeItem(atPath: data)
        let restored = try await before.run("restore", backups)
        #expect(restored.isGood, "\(restored.output)")
        let after = try await IntakeProcess.start(folder)
        do {
            let again = try await ChatClient.connect(port: after.port)
            #expect(try await again.resume(key, after: 3) == 2)
            try await again.write("three", "Hello?")
            let acknowledged = try await again.next()
            let number = try #require(acknowledged.sequence)
            #expect(acknowledged.id == "three" && number > 1_000_000)
            // Another page of the same resident that was away all the time.
            let other = try await ChatClient.connect(port: after.port)
            #expect(try await other.resume(key, after: 3) == number)
            let line = try await other.next()
            #expect(line.sequence == number && line.text == "Hello?")
            for client in [again, other] { try await client.socket.close() }
            let ledger = try await after.run("ledger", "verify")
            #expect(ledger.isGood, "\(ledger.output)")
        } catch {
            try await after.stop()
            throw error
        }
        try await after.stop()
    }
}
