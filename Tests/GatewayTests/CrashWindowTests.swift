import Foundation
import Synchronization
import TestKit
import Testing

/// Promise 1 in the one window where an effect may go out twice: kills aimed between sending and marking.
///
/// The far side itself kills the gateway, at the moment when it has taken something that the gateway does not know to be taken.
@Suite(.enabled(if: DovecotServer.isInstalled, "needs Dovecot, see deploy/packages.sh"))
struct CrashWindowTests {
    /// On each channel.
    private static let kills = max(3, CrashTests.crashes / 3)

    private static let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent'"
    private static let repeats = "SELECT COALESCE(SUM(repeats), 0) FROM outbox"

    /// Waits until so many outbound messages are sent, and says how often one may have gone out again.
    private func sent(_ count: Int, _ city: FaultCity) async throws -> Int {
        let view = StoreView(folder: city.data)
        try await eventually { try await view.number(Self.sent) == count }
        #expect(try await view.number("SELECT COUNT(*) FROM outbox") == count)
        #expect(try await view.number("SELECT COUNT(*) FROM service_request") == count)
        return try await view.number(Self.repeats)
    }

    private func finish(_ intake: IntakeProcess) async throws {
        let verified = try await intake.run("ledger", "verify")
        #expect(verified.isGood, "\(verified.output)")
        try await intake.stop()
    }

    @Test("mail: taken by the server and not marked", .timeLimit(.minutes(5)))
    func mail() async throws {
        let victim = Victim<ScriptedRelay.Moment>()
        let relay = try ScriptedRelay { _, moment in victim.strike(moment) }
        defer { relay.stop() }
        try await FaultCity.with(relay: relay) { city in
            var intake = try await city.start()
            var repeats = 0
            for number in 0..<Self.kills {
                victim.arm(intake.identifier, at: number % 2 == 0 ? .beforeAnswer : .afterAnswer)
                try city.deliver(number)
                #expect(try await intake.end() == SIGKILL)
                if number == 0 {
                    // Once more in the middle of the repeat: each of the three times may have been the one.
                    intake = try IntakeProcess(settings: city.settings, port: city.port)
                    victim.arm(intake.identifier, at: .beforeAnswer)
                    #expect(try await intake.end() == SIGKILL)
                }
                intake = try await city.start()
                repeats = try await sent(number + 1, city)
            }
            let counted = try await StoreView(folder: city.data).rows(
                "SELECT recipient, message_id, repeats FROM outbox ORDER BY id", columns: 3)
            for row in counted {
                let mails = relay.mails.filter { $0.recipient == row[0] }
                #expect(Set(mails.map(\.messageID)) == ["<\(row[1])>"], "the same id each time")
                #expect(mails.count == 1 + (Int(row[2]) ?? 0), "each repeat is counted")
            }
            print("mail: \(Self.kills + 1) kills between sending and marking, \(repeats) repeats")
            try await finish(intake)
        }
    }

    @Test("texts through Twilio: what its listing shows is not sent again", .timeLimit(.minutes(5)))
    func twilio() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        let victim = Victim<TwilioStandIn.Moment>()
        let twilio = TwilioStandIn(victim)
        try await ScriptedHTTPServer.run {
            twilio.answer($0)
        } _: { api in
            try await FaultCity.with(relay: relay, twilio: api.url) { city in
                let texts = TwilioFlow(port: city.port, token: FaultCity.twilioToken)
                var intake = try await city.start()
                var repeats = 0
                for number in 0..<Self.kills {
                    victim.arm(intake.identifier, at: number % 2 == 0 ? .beforeAnswer : .beforeTaking)
                    await texts.send(from: "+1617555100\(number % 10)", text: "Pothole number \(number) on Elm Street")
                    #expect(try await intake.end() == SIGKILL)
                    intake = try await city.start()
                    repeats = try await sent(number + 1, city)
                }
                #expect(Set(twilio.taken).count == Self.kills)
                #expect(twilio.taken.count == Self.kills, "no resident got a text twice")
                print("Twilio: \(Self.kills) kills, \(twilio.asked) calls, \(repeats) counted as repeats, 0 doubled")
                try await finish(intake)
            }
        }
    }

    @Test("texts through Kannel: the repeat names the same row", .timeLimit(.minutes(5)))
    func kannel() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        let victim = Victim<Bool>()
        try await ScriptedHTTPServer.run { _ in
            victim.strike(true) ? .hangUp : .text(202, "0: Accepted for delivery")
        } _: { smsbox in
            try await FaultCity.with(relay: relay, kannel: smsbox.url) { city in
                var intake = try await city.start()
                var repeats = 0
                for number in 0..<Self.kills {
                    victim.arm(intake.identifier, at: true)
                    try await kannelText(number, intake)
                    #expect(try await intake.end() == SIGKILL)
                    intake = try await city.start()
                    repeats = try await sent(number + 1, city)
                }
                #expect(repeats == Self.kills)
                let rows = smsbox.requests.compactMap { request in
                    request.target.firstMatch(of: #/id%3D([0-9]+)%26type/#).map { String($0.1) }
                }
                #expect(rows.count == 2 * Self.kills)
                #expect(Dictionary(grouping: rows) { $0 }.values.allSatisfy { $0.count == 2 })
                print("Kannel: \(Self.kills) kills between sending and marking, \(repeats) repeats")
                try await finish(intake)
            }
        }
    }

    private func kannelText(_ number: Int, _ intake: IntakeProcess) async throws {
        let words = "Pothole%20number%20\(number)%20on%20Elm%20Street"
        let answer = await intake.get(
            "/sms/kannel/sms-kannel?token=\(FaultCity.twilioToken)&from=%2B1617555200\(number % 10)&to=%2B16175550311"
                + "&text=\(words)&coding=0&charset=UTF-8&id=\(UUID().uuidString)&ts=1795262400")
        #expect(answer?.status == 200)
    }

    @Test("chat: in the log, perhaps pushed, and perhaps not marked", .timeLimit(.minutes(5)))
    func chat() async throws {
        let relay = try ScriptedRelay()
        defer { relay.stop() }
        try await FaultCity.with(relay: relay) { city in
            var intake = try await city.start()
            var repeats = 0
            for number in 0..<Self.kills {
                let client = try await ChatClient.connect(port: city.port)
                let key = try await client.start()
                try await client.write("one", "There is pothole number \(number) on Elm Street")
                #expect(try await client.next() == .ack("one", 1))
                // When the city's line is there; or somewhere between the claim and the mark.
                let pushed = number % 2 == 0 ? try await client.next() : nil
                if pushed == nil { try await Task.sleep(for: .milliseconds(Int.random(in: 0...20))) }
                kill(intake.identifier, SIGKILL)
                _ = try await intake.end()
                intake = try await city.start()
                repeats = try await sent(number + 1, city)
                // Who comes back has both lines, each under its number, once.
                let again = try await ChatClient.connect(port: city.port)
                #expect(try await again.resume(key, after: 0) == 2)
                let heard = [try await again.next(), try await again.next()]
                #expect(heard.map(\.sequence) == [1, 2])
                #expect(pushed == nil || pushed == heard.last)
                try await again.socket.close()
            }
            let lines = try await StoreView(folder: city.data).number("SELECT COUNT(*) FROM chat_line")
            #expect(lines == 2 * Self.kills)
            #expect(repeats <= Self.kills)
            print("chat: \(Self.kills) kills around the push of a line, \(repeats) counted as repeats, 0 doubled")
            try await finish(intake)
        }
    }
}
