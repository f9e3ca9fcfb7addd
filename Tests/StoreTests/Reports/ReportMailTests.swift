import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("Reports by mail: once a period, and kept as they were sent")
struct ReportMailTests {
    private static let people = ["manager@city.example", "mayor@city.example"]
    /// Too large for a row.
    private static let paper = [UInt8]("%PDF-".utf8) + Array(repeating: 0x20, count: 70_000)

    private func report(_ day: String, text: String = "12 contacts") throws -> MailedReport {
        MailedReport(
            name: "Figures", period: try #require(ReportPeriod(.month, holding: day)), subject: "Figures, a month",
            text: text, html: "<p>\(text)</p>",
            files: [
                OutboundFile(name: "volume.csv", mediaType: "text/csv", bytes: Array("day,contact\r\n".utf8)),
                OutboundFile(name: "volume.pdf", mediaType: "application/pdf", bytes: Self.paper),
            ], asOf: Moment(milliseconds: 1_000))
    }

    private func send(_ report: MailedReport, _ city: SmallCity) async throws -> Bool {
        let now = city.clock.now()
        let mails = Self.people.map { address in
            let id = city.ids.next()
            return OutboundMessage(
                id: id, kind: .report, channel: SmallCity.mail, recipient: address, subject: report.subject,
                text: report.text, language: .english, request: nil, conversation: nil, cause: id, createdAt: now,
                dueAt: now)
        }
        return try await city.store.reportMail.send(report, mails, id: city.ids.next(), at: now)
    }

    @Test("two nodes that send one at once send it once, to each once", arguments: StoreEngine.allCases)
    func once(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let report = try report("2026-10-05")
        let sent = try await nodes.both { city, _ in try await send(report, city) }
        #expect(sent.filter(\.self).count == 1)
        #expect(try await nodes.first.count("sent_report") == 1)
        #expect(try await nodes.first.column("SELECT recipient FROM outbox ORDER BY id") == Self.people)
        #expect(try await !send(report, nodes.second), "a period is sent twice")
        #expect(try await send(try self.report("2026-09-05"), nodes.second), "another period is another report")
        #expect(try await nodes.first.store.reportMail.last("Figures", .month) == "2026-10-01")
        #expect(try await nodes.first.store.reportMail.last("Others", .month) == nil)
        #expect(try await nodes.first.store.reportMail.last("Figures", .day) == nil, "another rhythm begins anew")
    }

    @Test("a mail goes out with its HTML and its files, large ones too", arguments: StoreEngine.allCases)
    func files(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        #expect(try await send(try report("2026-10-05"), city))
        let mails = try await city.deliver()
        #expect(mails.map(\.recipient) == Self.people)
        for mail in mails {
            #expect(mail.html == "<p>12 contacts</p>")
            #expect(mail.files.map(\.name) == ["volume.csv", "volume.pdf"] && mail.files[1].bytes == Self.paper)
        }
        let blob = BlobID(of: Self.paper)
        #expect(try await BlobNames(database: city.database).named([blob]) == [blob], "a sweep would remove it")
        #expect(try await city.agrees())
    }

    @Test("what was sent is listed, and each is as it was", arguments: StoreEngine.allCases)
    func kept(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        #expect(try await send(try report("2026-09-05", text: "7 contacts"), city))
        city.clock.advance(by: .seconds(1))
        #expect(try await send(try report("2026-10-05"), city))
        _ = try await city.deliver()
        let book = city.store.reportMail
        let list = try await book.sent(before: nil, limit: 10)
        #expect(list.map(\.from) == ["2026-10-01", "2026-09-01"] && list.map(\.to) == ["2026-10-31", "2026-09-30"])
        #expect(try await book.sent(before: list[0].id, limit: 10).map(\.id) == [list[1].id])
        let old = try #require(try await book.sent(list[1].id))
        #expect(old.text == "7 contacts" && old.asOf == Moment(milliseconds: 1_000))
        #expect(old.recipients.map(\.address) == Self.people && old.recipients.allSatisfy { $0.state == "sent" })
        #expect(old.files.map(\.name) == ["report.html", "volume.csv", "volume.pdf"])
        #expect(try await book.file(2, of: old.id)?.bytes == Self.paper)
        #expect(try await book.file(3, of: old.id) == nil)
        #expect(try await book.sent(RowID(rawValue: 1)) == nil)
    }

    @Test("a period of which a day waits to be counted is not ready", arguments: StoreEngine.allCases)
    func counting(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.run(
            "INSERT INTO figure_waiting (day, is_noted, is_check, since) VALUES ('2026-10-31', 1, 0, 1)")
        let book = city.store.reportMail
        #expect(try await book.isCounting(from: "2026-10-01", to: "2026-10-31"))
        #expect(try await !book.isCounting(from: "2026-11-01", to: "2026-11-30"))
    }
}
