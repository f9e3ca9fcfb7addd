import TestKit
import Testing

@testable import Mail

@Suite("Automatic mail")
struct AutomaticMailTests {
    private static let own = OwnMail(addresses: ["Support@Example.net"])

    private func classify(_ header: String, from: String = "Ann <ann@example.org>") -> AutomaticVerdict {
        let mail = "From: \(from)\r\nTo: support@example.net\r\n\(header)\r\n\r\nHello\r\n"
        return AutomaticMail.classify(HeaderFields(parsing: Array(mail.utf8)), own: Self.own)
    }

    @Test(
        "each sign, by itself",
        arguments: [
            ("Subject: Automatic door is broken", AutomaticKind.human, AutomaticReason.none),
            ("Subject: Out of office: furniture", .human, .none),
            ("Auto-Submitted: no", .human, .none),
            ("Auto-Submitted: No (a person)", .human, .none),
            ("Auto-Submitted:", .human, .none),
            ("Precedence: first-class", .human, .none),
            ("X-Autoreply: no", .human, .none),
            ("Content-Type: text/calendar; method=REQUEST", .human, .none),
            ("Content-Type: message/rfc822", .human, .none),
            ("X-Auto-Response-Suppress: None", .human, .none),
            ("X-Auto-Response-Suppress: DR, OOF", .human, .answerUnwanted),
            ("X-MS-Exchange-Inbox-Rules-Loop: a@example.org", .human, .none),
            ("X-Gateway-Loop: anything", .loop, .ownStamp),
            ("X-Loop: SUPPORT@example.net", .loop, .xLoop),
            ("X-Loop: other@example.org", .human, .none),
            ("Content-Type: multipart/report; report-type=delivery-status; boundary=x", .bounce, .deliveryReport),
            ("Content-Type: multipart/report;\r\n report-type=\"Delivery-Status\"", .bounce, .deliveryReport),
            ("Content-Type: message/delivery-status", .bounce, .deliveryReport),
            ("Content-Type: multipart/report; report-type=disposition-notification", .automatic, .dispositionReport),
            ("Content-Type: multipart/report; report-type=feedback-report", .automatic, .feedbackReport),
            ("Content-Type: multipart/report; report-type=tlsrpt", .automatic, .otherReport),
            ("Content-Type: text/calendar; charset=utf-8; method=REPLY", .automatic, .calendarReply),
            ("Return-Path: <>", .bounce, .nullReturnPath),
            ("Return-Path: <ann@example.org>", .human, .none),
            ("Return-Path: <>\r\nAuto-Submitted: auto-replied", .automatic, .autoSubmitted),
            ("Return-Path: <>\r\nAuto-Submitted: auto-generated", .bounce, .nullReturnPath),
            ("X-Failed-Recipients: bob@example.com", .bounce, .failedRecipients),
            ("Auto-Submitted: auto-replied; owner-email=\"a@example.org\"", .automatic, .autoSubmitted),
            ("AUTO-SUBMITTED: Auto-Generated(cron)", .automatic, .autoSubmitted),
            ("X-Autoreply: yes", .automatic, .autoresponder),
            ("X-Autorespond: Out", .automatic, .autoresponder),
            ("X-Mail-Autoreply: x", .automatic, .autoresponder),
            ("X-Autoresponder: x", .automatic, .autoresponder),
            ("Delivered-To: Autoresponder", .automatic, .autoresponder),
            ("Delivered-To: ann@example.org", .human, .none),
            ("X-POST-MessageClass: 9; Autoresponder", .automatic, .autoresponder),
            ("X-FC-MachineGenerated: true", .automatic, .machineGenerated),
            ("X-Cron-Env: <SHELL=/bin/sh>", .automatic, .machineGenerated),
            ("Precedence: Auto_Reply", .automatic, .autoReplyPrecedence),
            ("X-Auto-Response-Suppress: All\r\nX-MS-Exchange-Inbox-Rules-Loop: a@example.org", .automatic, .inboxRule),
            ("List-Id: <l.example.org>", .list, .mailingList),
            ("List-Id: <l.example.org>\r\nAuto-Submitted: auto-generated", .automatic, .autoSubmitted),
            ("List-Post: NO\r\nPrecedence: list", .list, .mailingList),
            ("Precedence: list", .automatic, .bulkPrecedence),
            ("Feedback-ID: 1:2:3", .automatic, .feedbackID),
            ("List-Unsubscribe: <mailto:x@example.org>", .human, .none),
        ])
    func sign(header: String, kind: AutomaticKind, reason: AutomaticReason) {
        let verdict = classify(header)
        #expect(verdict.kind == kind)
        #expect(verdict.reason == reason)
        #expect(verdict.suppressReply == (kind != .human || reason == .answerUnwanted))
    }

    @Test(
        "senders",
        arguments: [
            ("Ann <ann@example.org>", AutomaticReason.none), ("support@example.net", .ownAddress),
            ("\"Us\" <SUPPORT+k7q@example.net>", .ownAddress), ("support@example.org", .none),
            ("MAILER-DAEMON", .mailerDaemon), ("Mail System <mailer-daemon@example.org>", .mailerDaemon),
            ("postmaster@example.org", .mailerDaemon), ("postmasters@example.org", .none), ("<>", .emptySender),
            ("", .emptySender), ("noreply@example.org", .noReplySender), ("No-Reply+7@example.org", .noReplySender),
            ("news.do_not_reply@example.org", .noReplySender), ("nao-responda@example.org", .noReplySender),
            ("reply@example.org", .none), ("jonoreply@example.org", .none),
        ])
    func sender(from: String, reason: AutomaticReason) {
        #expect(classify("Subject: x", from: from).reason == reason)
    }

    @Test("fifty servers are a long way, one more is a circle")
    func hops() {
        let fifty = [String](repeating: "Received: from a by b", count: 50).joined(separator: "\r\n")
        #expect(classify(fifty).kind == .human)
        #expect(
            classify(fifty + "\r\nReceived: from a by b")
                == .init(kind: .loop, suppressReply: true, reason: .tooManyHops))
    }

    @Test("a stamp with a value is ours only with that value")
    func stamp() {
        let headers = HeaderFields(parsing: Array("From: a@example.org\r\nX-City: one\r\n\r\n".utf8))
        func kind(_ value: String?) -> AutomaticKind {
            AutomaticMail.classify(headers: headers, ownAddresses: [], ownStamp: ("x-city", value)).kind
        }
        #expect(kind("ONE") == .loop)
        #expect(kind(nil) == .loop)
        #expect(kind("two") == .human)
    }

    @Test("without settings, whom a mail was sent to stands for us")
    func recipients() {
        func kind(_ from: String) -> AutomaticKind {
            let headers = HeaderFields(parsing: Array("From: \(from)\r\nTo: City <311@example.net>\r\n\r\nx".utf8))
            return AutomaticMail.classify(headers, own: OwnMail(recipientsOf: headers)).kind
        }
        #expect(kind("311@example.net") == .loop)
        #expect(kind("ann@example.net") == .human)
    }

    @Test("a mail without any sender is filed and not answered")
    func nobody() {
        let headers = HeaderFields(parsing: Array("Subject: x\r\n\r\nHello".utf8))
        #expect(
            AutomaticMail.classify(headers, own: Self.own)
                == AutomaticVerdict(kind: .human, suppressReply: true, reason: .noSender))
    }

    private struct Labelled: Decodable {
        let id: String
        let label: String
        let suppressReply: Bool
        let raw: String
    }

    @Test(
        "the labelled mails",
        .enabled(if: SharedMaterial.has("vectors/automatic/labelled.json"), "needs ../shared/vectors"))
    func labelled() throws {
        let rows: [Labelled] = try SharedMaterial.json("vectors/automatic/labelled.json")
        try #require(!rows.isEmpty)
        for row in rows {
            let verdict = AutomaticMail.classify(HeaderFields(parsing: Array(row.raw.utf8)), own: Self.own)
            let label = row.label == "auto" ? "automatic" : row.label
            #expect(
                verdict.kind.rawValue == label && verdict.suppressReply == row.suppressReply, "\(row.id) \(verdict)")
        }
    }
}
