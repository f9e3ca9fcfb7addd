import Foundation
import Intake
import TestKit
import Testing

@testable import Channels

@Suite("Any mail becomes a message, or says why it cannot")
struct EmailNormaliserTests {
    @Test(
        "an empty In-Reply-To or References is none, and joins nothing (LESSONS 6)",
        arguments: [
            "In-Reply-To:", "In-Reply-To: <>", "References:", "References: <> <>", "References: < >",
            "In-Reply-To: \u{0}",
        ])
    func emptyReferences(_ field: String) throws {
        let message = try #require(try SampleEmail.message("\(field)\nFrom: ann@a.example\n\nx\n"))
        #expect(message.references == [])
        #expect(message.claims == [])
    }

    @Test("In-Reply-To first, then References from the newest on, each once, at most twenty")
    func references() throws {
        let ids = (1...40).map { "<\($0)@a.example>" }.joined(separator: "\n ")
        let message = try #require(
            try SampleEmail.message("From: ann@a.example\nIn-Reply-To: <39@a.example>\nReferences: \(ids)\n\nx\n"))
        #expect(message.references == (["39", "40"] + (21...38).reversed().map { "\($0)" }).map { "\($0)@a.example" })
    }

    @Test("photographs say where they were taken, at most eight, and what is no picture says nothing")
    func photographs() throws {
        let picture = Data(SamplePicture(bigEndian: false).bytes).base64EncodedString()
        func part(_ type: String, _ content: String, _ name: String = "x") -> String {
            "--b\nContent-Type: \(type); name=\"\(name)\"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n\(content)\n"
        }
        func points(_ parts: [String]) throws -> [ToldPoint]? {
            try SampleEmail.message(
                "From: ann@a.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n"
                    + parts.joined() + "--b--\n")?.points
        }
        let found = try #require(
            try points([
                part("image/jpeg", picture), part("application/pdf", picture), part("image/jpeg", "AAAA"),
                part("application/octet-stream", picture, "IMG_1.JPG"),
            ]))
        #expect(found.count == 2 && found.allSatisfy { $0.source == .picture && abs($0.latitude - 42.38667) < 0.001 })
        #expect(try points(Array(repeating: part("image/jpeg", picture), count: 12))?.count == 8)
    }

    @Test("a token of ours in References is a claim; one that is changed is none")
    func claims() throws {
        let tokens = try SampleEmail.tokens()
        let (request, row) = (RowID(rawValue: 4_711), RowID(rawValue: 5))
        let id = tokens.messageID(request: request, outboxRow: row, domain: "city.example")
        for field in ["References: \(id)", "In-Reply-To: \(id)"] {
            let message = try #require(try SampleEmail.message("From: ann@a.example\n\(field)\n\nx\n"))
            #expect(message.claims == [RequestClaim(request: request)])
            let changed = field.replacing("4", with: "5").replacing("a", with: "b")
            #expect(try SampleEmail.message("From: ann@a.example\n\(changed)\n\nx\n")?.claims == [])
        }
    }

    struct Hostile: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
    }

    private static let hostile = [
        Hostile(testDescription: "nothing", text: ""),
        Hostile(testDescription: "no header", text: "There is a pothole"),
        Hostile(testDescription: "NUL everywhere", text: "From: a\u{0}nn@a.example\nSubject: a\u{0}b\n\nx\u{0}y\n"),
        Hostile(
            testDescription: "an encoded line end in the subject",
            text: "Subject: =?utf-8?q?a=0D=0ABcc:_x?=\nFrom: a@a\n\nx"),
        Hostile(testDescription: "an encoded line end in the name", text: "From: =?utf-8?q?a=0D=0ABcc:_x?= <a@a>\n\nx"),
        Hostile(testDescription: "a line end in the address", text: "From: <\"a\r\n b\"@a.example>\n\nx"),
        Hostile(
            testDescription: "an endless subject", text: "Subject: " + String(repeating: "ñ ", count: 300_000) + "\n\nx"
        ),
        Hostile(
            testDescription: "an endless address",
            text: "From: " + String(repeating: "a", count: 500_000) + "@a.example\n\nx"),
        Hostile(
            testDescription: "ten thousand authors",
            text: "From: " + String(repeating: "a@a, ", count: 10_000) + "\n\nx"),
        Hostile(testDescription: "ten thousand fields", text: String(repeating: "X: y\n", count: 10_000) + "\nx"),
        Hostile(
            testDescription: "ten thousand references",
            text: "References: " + String(repeating: "<a@b> ", count: 10_000) + "\n\nx"),
        Hostile(
            testDescription: "writing that runs the other way",
            text: "From: \u{202E}nna <a@a>\nSubject: \u{202E}x\n\n\u{2066}x"),
    ]

    @Test("whatever comes, there is a message, without NUL, and nobody is proven", arguments: hostile)
    func survives(_ row: Hostile) throws {
        let message = try #require(try SampleEmail.message(row.text))
        let texts = [
            message.subject ?? "", message.senderName ?? "", message.sender.address, message.text, message.fullText,
        ]
        for text in texts { #expect(!text.utf8.contains(0)) }
        for text in texts.prefix(3) { #expect(!text.utf8.contains { $0 == 0x0D || $0 == 0x0A }) }
        #expect(!message.isSenderVerified)
        #expect(message.references.count <= 20)
    }

    @Test(
        "spam is what the server on top says",
        arguments: [
            ("X-Spam-Flag: YES", true), ("X-Spam-Flag: yes\nX-Spam-Flag: no", true),
            ("X-Spam-Status: Yes, score=9", true),
            ("X-Spam-Flag: NO", false), ("X-Spam-Status: No, score=1", false), ("Subject: YES", false),
        ])
    func spam(_ header: String, _ isSpam: Bool) throws {
        #expect(try SampleEmail.message("\(header)\nFrom: ann@a.example\n\nx\n")?.isSpam == isSpam)
    }

    @Test("what is put aside, and a channel that is gone, say so")
    func unprocessable() throws {
        let normaliser = EmailNormaliser(
            channels: [SampleEmail.settings()], tokens: try SampleEmail.tokens(), markers: [])
        for (channel, envelope) in [("email-311", [EmailEnvelope.quarantine: "too large"]), ("email-gone", [:])] {
            let received = Received(
                channel: ChannelName(kind: .email, id: channel),
                sourceID: .mail(mailbox: "\(channel)/INBOX", uidValidity: 1, uid: 1), lane: "x", format: .mail,
                arrivedAt: Moment(milliseconds: 0), bytes: Array("From: a@a\n\nx".utf8), envelope: envelope)
            guard case .unprocessable = normaliser.normalise(Kept(id: RowID(rawValue: 1), received: received)) else {
                Issue.record("became a message")
                continue
            }
        }
    }
}
