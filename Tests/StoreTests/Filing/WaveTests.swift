import Intake
import Store
import TestKit
import Testing

@Suite("Filed together is filed one after the other")
struct WaveTests {
    private static let senders = 6

    @Test(
        "Whatever a batch's messages have to do with each other, it ends as if each were filed alone",
        arguments: StoreEngine.allCases, [3, 11, 42, 311] as [UInt64])
    func sameEnd(_ engine: StoreEngine, _ seed: UInt64) async throws {
        let cap = AcknowledgementCap(unverifiedHourly: 5)
        let (together, alone) = (try await SmallCity(engine, cap: cap), try await SmallCity(engine, cap: cap))
        var random = SeededGenerator(seed: seed)
        for round in 0..<3 {
            let messages = (0..<40).map { Self.message(round * 40 + $0, &random) }
            for (message, channel) in messages {
                try await together.keep(message, on: channel)
                try await alone.send(message, on: channel)
            }
            try await together.file()
            for city in [together, alone] { city.clock.advance(by: .seconds(600)) }
        }
        #expect(try await Self.shape(together) == (try await Self.shape(alone)))
        #expect(try await together.ledger() == (try await alone.ledger()))
        #expect(try await together.agrees())
    }

    /// Few people who write much, on mail and by text: copies, replies to each other's mails, the same words again, STOP and START.
    private static func message(_ number: Int, _ random: inout SeededGenerator) -> (PlainMessage, ChannelName) {
        let sender = random.below(senders)
        let words = ["A pothole", "The light is out", "A tree fell", "Trash"][random.below(4)]
        if random.below(3) == 0 {
            var text = PlainMessage.text("+1617555010\(sender)", words)
            if random.below(8) == 0 { text.keyword = random.below(2) == 0 ? .stop : .start }
            return (text, SmallCity.sms)
        }
        // One in six has the Message-ID of a mail before it, with the same words or others.
        let isCopy = number > 6 && random.below(6) == 0
        let id = isCopy ? number - 1 - random.below(5) : number
        var mail = PlainMessage.mail(
            "r\(sender)@example.org", words, id: "m\(id)@example.org", isVerified: random.below(3) > 0)
        if number > 8, random.below(3) == 0 { mail.references = ["m\(number - 1 - random.below(8))@example.org"] }
        if random.below(12) == 0 { mail.automatic = .automatic }
        return (mail, random.below(4) == 0 ? SmallCity.otherMail : SmallCity.mail)
    }

    /// What became of each message, by the places of what arrived: ids differ from city to city.
    private static func shape(_ city: SmallCity) async throws -> [String] {
        let rows = try await city.rows(
            """
            SELECT r.state, COALESCE(CAST((SELECT COUNT(*) FROM message o WHERE o.id < f.id) AS TEXT), '-'),
                COALESCE(s.status, '-'), COALESCE(CAST(m.is_unconfirmed AS TEXT), '-'),
                (SELECT COUNT(*) FROM outbox o WHERE o.cause = r.id),
                (SELECT COUNT(*) FROM decision d WHERE d.message = r.id)
            FROM received r LEFT JOIN message m ON m.id = r.id
            LEFT JOIN service_request s ON s.id = m.request
            LEFT JOIN message f ON f.id = (SELECT MIN(x.id) FROM message x WHERE x.request = m.request)
            ORDER BY r.id
            """, columns: 6)
        return rows.map { $0.joined(separator: " ") }
    }
}
