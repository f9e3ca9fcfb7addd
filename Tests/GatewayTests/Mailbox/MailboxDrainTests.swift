import Foundation
import Intake
import Mail
import Reports
import Store
import TestKit
import Testing

@testable import Gateway

/// The real program drains a real mailbox, and an independent client says what was in it.
@Suite(.serialized, .enabled(if: MailCity.isInstalled, "needs Dovecot and python3, see deploy/packages.sh"))
struct MailboxDrainTests {
    private static let mails = 2_000

    /// What was put into a mailbox, by the name of its file there.
    private struct Placed {
        var corpus: [String: [UInt8]] = [:]
        var count = 0
    }

    @Test(.timeLimit(.minutes(6)))
    func drain() async throws {
        try await MailCity.with { city in
            let placed = try Self.place(in: city, user: "city")
            let listed = try await IndependentMailbox.list(city.dovecot, user: "city")
            #expect(listed.count == placed.count)
            var contacts = 0
            try await city.serving { _ in
                try await city.settled("email-311", placed.count)
                try await Self.expectOneToOne(listed, "email-311", city)
                contacts = try await city.view.number("SELECT COUNT(*) FROM contact")
                try await Self.expectReadable(placed, city)
                try await Self.expectReports(contacts, city)
            }
            // A second run finds nothing new.
            let before = try await Self.counts(city)
            try await city.serving { intake in
                try await eventually { try await city.hasLooked(intake) }
                #expect(try await Self.counts(city) == before)
                // The same mails in another mailbox of the city: copies, and no contact.
                _ = try Self.place(in: city, user: "parks")
                try await city.settled("email-parks", placed.count)
            }
            let parks = try await IndependentMailbox.list(city.dovecot, user: "parks")
            try await Self.expectOneToOne(parks, "email-parks", city)
            let filed = try await city.view.number(
                "SELECT COUNT(*) FROM received WHERE channel = 'email-parks' AND state <> 'redelivered'")
            #expect(filed == 1, "the one mail that is too large goes to the quarantine, all others are copies")
            try await Self.expectReports(contacts, city)
        }
    }

    /// The town's mails, one that is too large, and the corpus where it is there.
    private static func place(in city: MailCity, user: String) throws -> Placed {
        var placed = Placed()
        for number in 0..<mails {
            try city.dovecot.deliver(TownMails.mail(number), to: user, name: "\(user)-town-\(number)")
        }
        let large = Array("From: big@home.example\r\nMessage-ID: <big@home.example>\r\n\r\n".utf8)
        try city.dovecot.deliver(large + Array(repeating: 0x61, count: 1_200_000), to: user, name: "\(user)-large")
        placed.count = mails + 1
        guard CorpusMails.areThere else {
            print("skipped: the mails of ../shared/corpus, which is not there")
            return placed
        }
        for (number, path) in try CorpusMails.paths().enumerated() {
            let mail = try SharedMaterial.bytes(path)
            placed.corpus[path] = mail
            placed.count += 1
            try city.dovecot.deliver(mail, to: user, name: "\(user)-corpus-\(number)")
        }
        return placed
    }

    /// Each listed UID is one row, each row is listed, and the reconciliation adds up.
    private static func expectOneToOne(_ listed: [String], _ channel: String, _ city: MailCity) async throws {
        let rows = try await city.view.rows("SELECT source_id FROM received WHERE channel = '\(channel)'")
        let kept = rows.map { $0[0].split(separator: "/").suffix(2).joined(separator: "/") }
        #expect(kept.count == listed.count)
        #expect(kept.sorted() == listed.sorted())
        let sums = try await city.view.rows(
            """
            SELECT SUM(seen), SUM(kept), SUM(redelivered), SUM(quarantined), SUM(vanished),
                SUM(CASE WHEN seen = kept + redelivered + quarantined + vanished THEN 0 ELSE 1 END)
            FROM reconciliation WHERE mailbox = '\(channel)/INBOX'
            """, columns: 6)
        #expect(sums.first == ["\(listed.count)", "\(listed.count - 1)", "0", "1", "0", "0"])
    }

    private static func counts(_ city: MailCity) async throws -> [[String]] {
        try await city.view.rows(
            """
            SELECT (SELECT COUNT(*) FROM received), (SELECT COUNT(*) FROM message), (SELECT COUNT(*) FROM contact),
                (SELECT COUNT(*) FROM service_request), (SELECT COUNT(*) FROM redelivery), (SELECT COUNT(*) FROM ledger),
                (SELECT COUNT(*) FROM reconciliation), (SELECT COUNT(*) FROM outbox)
            """, columns: 8)
    }

    /// What the command shows of each corpus mail holds who wrote, the subject and the text; the program itself for every twentieth.
    private static func expectReadable(_ placed: Placed, _ city: MailCity) async throws {
        let uids = try city.uids(of: "city")
        let settings = try SettingsReader(file: city.folder.path("intake.yaml"), environment: [:]).settings()
        for (number, path) in placed.corpus.keys.sorted().enumerated() {
            let uid = try #require(uids["city-corpus-\(number)"])
            // Two files of the corpus that are the same mail are one here.
            guard let symbols = try await trackingNumber(uid, city) else { continue }
            let tracking = try #require(TrackingNumber(symbols))
            let found = try await OpenedStore.with(settings) { try await $0.requests.request(tracking) }
            let detail = try #require(found)
            let shown = RequestText.detail(detail, settings.timeZone)
            expect(shown, showing: ParsedMail(parsing: onWire(try #require(placed.corpus[path]))), in: detail, path)
            guard number % 20 == 0 else { continue }
            let command = try await city.run("requests", "show", tracking.description)
            #expect(command.exitCode == 0)
            #expect(command.output == shown)
        }
    }

    private static func expect(_ shown: String, showing mail: ParsedMail, in detail: RequestDetail, _ path: String) {
        let text = mail.text ?? ""
        let message = detail.messages.first { $0.fullText == text && $0.subject == mail.subject }
        #expect(message != nil, "\(path) has lost its text")
        if let from = mail.from.first {
            #expect(shown.contains(RequestText.plain(from.canonical, limit: 320)), "\(path)")
        }
        if let subject = mail.subject, !subject.isEmpty {
            #expect(shown.contains(RequestText.plain(subject, limit: 1000)), "\(path)")
        }
        for line in (message?.text ?? "").split(whereSeparator: \.isNewline).prefix(3) {
            #expect(shown.contains(RequestText.plain(String(line), limit: 10_000)), "\(path)")
        }
        for attachment in mail.attachments { #expect(shown.contains(", \(attachment.size) bytes, "), "\(path)") }
    }

    /// As IMAP gives a mail: every line feed has its carriage return, and NUL, which no literal may hold (RFC 9051 §4.3.1), is what Dovecot
    /// puts in its place.
    private static func onWire(_ mail: [UInt8]) -> [UInt8] {
        var wire: [UInt8] = []
        for byte in mail {
            if byte == 0x0A, wire.last != 0x0D { wire.append(0x0D) }
            wire.append(byte == 0 ? 0x80 : byte)
        }
        return wire
    }

    /// Nil for a copy.
    private static func trackingNumber(_ uid: UInt32, _ city: MailCity) async throws -> String? {
        try await city.view.rows(
            """
            SELECT s.tracking_number FROM received r JOIN message m ON m.id = r.id JOIN service_request s ON s.id = m.request
            WHERE r.channel = 'email-311' AND r.source_id LIKE '%/\(uid)'
            """
        ).first?.first
    }

    /// The shares add up to 100 %, and the ledger agrees.
    private static func expectReports(_ contacts: Int, _ city: MailCity) async throws {
        let report = try await city.run("report", "channels", "--format", "json")
        let json = try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any]
        let rows = try #require(json?["channels"] as? [[String: Any]])
        let total = try #require(json?["total"] as? [String: Any])
        for share in ["contacts_share_percent", "opened_share_percent"] {
            let tenths = rows.compactMap { $0[share] as? Double }.map { Int(($0 * 10).rounded()) }
            #expect(tenths.reduce(0, +) == 1_000)
        }
        #expect(total["contacts"] as? Int == contacts)
        let ledger = try await city.run("ledger", "verify")
        #expect(ledger.exitCode == 0, "\(ledger.output)")
    }
}
