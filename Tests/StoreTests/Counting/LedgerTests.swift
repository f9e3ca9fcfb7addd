import Foundation
import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("Everything is counted once, and a recount agrees")
struct LedgerTests {
    /// A city in which something of every kind has happened, on several days.
    private func busyCity(_ engine: StoreEngine) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        let chat = try await city.beginChat()
        for day in 0..<3 {
            for index in 0..<7 {
                let address = "resident\(index)@example.org"
                try await city.keep(.mail(address, "Matter \(day)", id: "m\(day).\(index)"))
                try await city.keep(.mail(address, "Matter \(day)", id: "m\(day).\(index)"), on: SmallCity.otherMail)
                try await city.keep(.text("+1617555010\(index)", "Matter \(day)"), on: SmallCity.sms)
            }
            var robot = PlainMessage.mail("robot@example.org", "away", id: "r\(day)")
            robot.automatic = .automatic
            try await city.keep(robot)
            var spam = PlainMessage.mail("spam@example.org", "buy", id: "s\(day)")
            spam.isSpam = true
            try await city.keep(spam)
            try await city.keep(.text("+16175550100", "HELP", keyword: .help), on: SmallCity.sms)
            try await city.keep(.chat(chat, "line \(day)"), on: SmallCity.chat)
            try await city.file()
            for channel in [SmallCity.mail, SmallCity.sms, SmallCity.chat] { try await city.deliver(channel) }
            city.clock.advance(by: .seconds(24 * 3600))
        }
        return city
    }

    @Test("Causes, ledger and roll-ups agree", arguments: StoreEngine.allCases)
    func agrees(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        let audit = try await city.store.ledger.audit()
        #expect(audit.agrees)
        let absent: Set<LedgerKind> = [.quarantined, .resolved, .reopened, .surveyAnswered, .importedContact]
        #expect(Set(audit.lines.map(\.kind)) == Set(LedgerKind.allCases).subtracting(absent))
        let byCause = try await city.column("SELECT COUNT(*) FROM ledger GROUP BY cause, kind HAVING COUNT(*) > 1")
        #expect(byCause.isEmpty)
    }

    private static let tamperings = [
        "DELETE FROM ledger WHERE kind = 'contact' AND cause = (SELECT MIN(id) FROM contact)",
        "UPDATE ledger SET amount = 2 WHERE kind = 'opened' AND cause = (SELECT MIN(id) FROM service_request)",
        "UPDATE ledger SET channel = 'sms-main' WHERE kind = 'redelivered' AND cause = (SELECT MIN(id) FROM redelivery)",
        "UPDATE rollup SET amount = amount + 1 WHERE kind = 'message_out'",
        "UPDATE ledger SET day = '2020-01-01' WHERE kind = 'spam'",
        "DELETE FROM contact WHERE id = (SELECT MIN(id) FROM contact)",
        "UPDATE message SET is_spam = 0 WHERE is_spam = 1",
        "UPDATE outbox SET sent_at = NULL WHERE id = (SELECT MIN(id) FROM outbox WHERE sent_at IS NOT NULL)",
    ]

    @Test("Whatever is changed by hand, the recount disagrees", arguments: tamperings)
    func tampering(_ sql: String) async throws {
        let city = try await busyCity(.sqlite)
        try await city.run(sql)
        #expect(try await !city.agrees())
    }

    @Test("The report's shares add up to the whole, with a row for every kind", arguments: StoreEngine.allCases)
    func report(_ engine: StoreEngine) async throws {
        let city = try await busyCity(engine)
        for isByChannel in [false, true] {
            let report = try await city.store.reports.channels(from: nil, to: nil, byChannel: isByChannel)
            #expect(report.rows.map(\.contactShare).reduce(0, +) == 1_000)
            #expect(report.rows.map(\.openedShare).reduce(0, +) == 1_000)
            #expect(Set(report.rows.map(\.kind)) == Set(ChannelKind.allCases))
            #expect(report.total.contacts == 21 + 21 + 1)
            #expect(report.total.redelivered == 21)
            #expect((report.total.spam, report.total.automatic) == (3, 3))
        }
        let day = try await city.store.reports.channels(from: "2026-03-02", to: "2026-03-02", byChannel: false)
        #expect(day.rows.first { $0.kind == .email }?.contacts == 7)
        #expect(day.rows.first { $0.kind == .chat }?.contacts == 0)
    }

    @Test("A command beside the gateway adds to roll-ups of its own", arguments: StoreEngine.allCases)
    func slots(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let id = try await city.keep(.mail("ann@example.org", "A pothole", id: "m1"))
        try await city.store.quarantine.quarantine(id, reason: "x", at: city.clock.now())
        let command = IntakeStore(
            database: city.database, blobs: try BlobFolder(folder: city.folder.path),
            ids: RowIDSource(clock: city.clock, slot: 255), clock: city.clock, calendar: CityCalendar(timeZone: .gmt),
            slot: 255)
        let item = try #require(try await command.quarantineBook.quarantined(replayed: false, limit: 1).items.first)
        _ = try await command.quarantine.replay([item.id], at: city.clock.now())
        let rows = try await city.rows("SELECT slot, amount FROM rollup ORDER BY slot", columns: 2)
        #expect(rows == [["0", "1"], ["255", "-1"]])
        #expect(try await city.agrees())
        let report = try await command.reports.channels(from: nil, to: nil, byChannel: false)
        #expect(report.total.quarantined == 0)
    }
}
