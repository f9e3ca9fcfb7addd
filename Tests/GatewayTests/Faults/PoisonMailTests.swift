import Foundation
import TestKit
import Testing

/// Promise 3 on the real program: mails that crash, hang or bloat whoever reads them stop nobody.
@Suite(
    .enabled(if: DovecotServer.isInstalled, "needs Dovecot, see deploy/packages.sh"),
    .enabled(if: PoisonedCharsets.canBeMade, "needs a C compiler"))
struct PoisonMailTests {
    @Test("mails that crash their reader, or take all its memory", .timeLimit(.minutes(5)))
    func crashing() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        try await FaultCity.with(relay: relay, extra: "reading: {time: 1s, memory_mb: 128}\n") { city in
            let poison = try await PoisonedCharsets(city.folder)
            for number in 0..<3 { try city.deliver(number) }
            try city.deliver(100, charset: PoisonedCharsets.crash)
            for number in 3..<6 { try city.deliver(number) }

            // The first to meet it dies; what systemd does comes next.
            let first = try IntakeProcess(settings: city.settings, port: city.port, prefix: poison.prefix)
            #expect(try await first.end() & 0x7F == SIGABRT)
            let second = try await city.start(prefix: poison.prefix)
            try await filed(6, city, relay)
            try await quarantined(1, second)
            #expect(poison.victims(of: "johab").count == 3, "the gateway itself, and exactly two children")
            #expect(Set(poison.victims(of: "johab")).count == 3)
            try await visible(second, city)

            // Of this one it dies as by the kernel's hand, and its child by the limit.
            try city.deliver(101, charset: PoisonedCharsets.memory)
            #expect(try await second.end() & 0x7F == SIGKILL)
            let third = try await city.start(prefix: poison.prefix)
            try await quarantined(1, third)
            #expect(poison.victims(of: "tcvn").count == 3)
            try city.deliver(6)
            try await filed(7, city, relay)

            // What fails again comes back.
            let crashed = "SELECT id FROM quarantine WHERE reason LIKE '%signal 6' ORDER BY id"
            let id = try await StoreView(folder: city.data).number(crashed)
            #expect(try await third.run("quarantine", "replay", "\(id)").isGood)
            #expect(try await third.end() & 0x7F == SIGABRT)
            let fourth = try await city.start(prefix: poison.prefix)
            try await quarantined(1, fourth)
            try await mended(fourth, 9, city, relay)
        }
    }

    @Test("a mail that does not even let its reader die", .timeLimit(.minutes(5)))
    func hanging() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        try await FaultCity.with(relay: relay, extra: "reading: {time: 1s}\n") { city in
            let poison = try await PoisonedCharsets(city.folder)
            try city.deliver(0, charset: PoisonedCharsets.hang)
            let first = try IntakeProcess(settings: city.settings, port: city.port, prefix: poison.prefix)
            #expect(try await first.end() >> 8 == 70)
            #expect(first.log.contains("does not come to an end"))
            try city.deliver(1)
            let second = try await city.start(prefix: poison.prefix)
            try await filed(1, city, relay)
            try await quarantined(1, second)
            #expect(poison.victims(of: "euc-tw").count == 3)
            try await mended(second, 2, city, relay)
        }
    }

    @Test("a mail that nobody can even keep: its header crashes its reader", .timeLimit(.minutes(5)))
    func poisonousHeader() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        try await FaultCity.with(relay: relay) { city in
            let poison = try await PoisonedCharsets(city.folder)
            let first = try await city.start(prefix: poison.prefix)
            for number in 0..<2 { try city.deliver(number) }
            try await filed(2, city, relay)
            try city.deliver(2, name: "=?\(PoisonedCharsets.crash)?B?sKG0pA==?=")
            try city.deliver(3)

            // It dies before it keeps the mail; and then, of the mail that was kept unread, when it is to be filed.
            #expect(try await first.end() & 0x7F == SIGABRT)
            let view = StoreView(folder: city.data)
            #expect(try await view.number("SELECT COUNT(*) FROM received") == 2)
            let second = try IntakeProcess(settings: city.settings, port: city.port, prefix: poison.prefix)
            #expect(try await second.end() & 0x7F == SIGABRT)
            #expect(try await view.number("SELECT COUNT(*) FROM received WHERE lane = 'unknown'") == 1)
            let third = try await city.start(prefix: poison.prefix)
            try await filed(3, city, relay)
            try await quarantined(1, third)
            #expect(Set(poison.victims(of: "johab")).count == 6, "two gateways, and two children after each")
            try await third.stop()

            let mended = try await city.start()
            #expect(try await mended.run("quarantine", "replay", "--all").isGood)
            try await filed(4, city, relay)
            let verified = try await mended.run("ledger", "verify")
            #expect(verified.isGood, "\(verified.output)")
            try await mended.stop()
        }
    }

    /// Without the fault, everything is replayed, filed and acknowledged, and all books agree.
    private func mended(
        _ running: IntakeProcess, _ count: Int, _ city: FaultCity, _ relay: ScriptedRelay
    ) async throws {
        try await running.stop()
        let mended = try await city.start()
        #expect(try await mended.run("quarantine", "replay", "--all").isGood)
        try await filed(count, city, relay)
        #expect(try await mended.run("quarantine", "list").output.contains("the quarantine is empty"))
        let verified = try await mended.run("ledger", "verify")
        #expect(verified.isGood, "\(verified.output)")
        let view = StoreView(folder: city.data)
        let sums = "SELECT SUM(seen), SUM(kept + redelivered + quarantined + vanished), SUM(kept) FROM reconciliation"
        #expect(try await view.rows(sums, columns: 3) == [["\(count)", "\(count)", "\(count)"]])
        #expect(try await view.number("SELECT COUNT(*) FROM service_request") == count)
        #expect(relay.mails.count == count, "one acknowledgement each")
        try await mended.stop()
    }

    /// Waits until so many mails are filed and acknowledged.
    private func filed(_ count: Int, _ city: FaultCity, _ relay: ScriptedRelay) async throws {
        let view = StoreView(folder: city.data)
        try await eventually(within: .seconds(60)) {
            try await view.number("SELECT COUNT(*) FROM message") == count && Set(relay.mails).count == count
        }
    }

    /// Waits until the gateway has counted so many since its start.
    private func quarantined(_ count: Int, _ intake: IntakeProcess) async throws {
        let line = "intake_quarantined_total{channel=\"email-311\"} \(count)"
        try await eventually(within: .seconds(60)) { await intake.get("/metrics")?.body.contains(line) == true }
    }

    private func visible(_ intake: IntakeProcess, _ city: FaultCity) async throws {
        let list = try await intake.run("quarantine", "list").output
        #expect(list.contains("reading it ended the process twice, with signal 6"))
        let id = try await StoreView(folder: city.data).number("SELECT id FROM quarantine")
        let shown = try await intake.run("quarantine", "show", "\(id)").output
        #expect(shown.contains("Subject: Pothole number 100"))
        #expect(intake.log.contains("in quarantine"))
        #expect(try await StoreView(folder: city.data).number("SELECT COUNT(*) FROM quarantine") == 1)
        let health = await intake.get("/health/ready")
        #expect(health?.status == 200)
    }
}
