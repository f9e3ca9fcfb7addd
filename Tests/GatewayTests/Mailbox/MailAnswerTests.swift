import Foundation
import TestKit
import Testing

/// Mail that comes while the gateway idles, from the mailbox to the answer.
@Suite(.enabled(if: MailCity.isInstalled, "needs Dovecot and python3, see deploy/packages.sh"))
struct MailAnswerTests {
    private static let pass = "Authentication-Results: mx.city.example; dmarc=pass header.from=home.example\r\n"
    private static let fail = "Authentication-Results: mx.city.example; dmarc=fail header.from=home.example\r\n"

    private static func mail(
        _ number: Int, from: String = "ann@home.example", header: String = "", answering id: String? = nil
    ) -> [UInt8] {
        let thread = id.map { "In-Reply-To: \($0)\r\nReferences: \($0)\r\n" } ?? ""
        return Array(
            """
            \(header)From: \(from)\r\nSubject: Pothole\r\nMessage-ID: <answer-\(number)@home.example>\r\n\(thread)\r\n\
            There is pothole number \(number) on Elm Street.\r\n
            """.utf8)
    }

    @Test(
        "a mail that arrives while idling is answered in its thread, though polling is weeks away",
        .timeLimit(.minutes(2)))
    func idle() async throws {
        try await MailCity.with { city in
            try await city.serving { intake in
                try await eventually { try await city.hasLooked(intake) }
                try city.dovecot.deliver(Self.mail(1), to: "city")
                try await eventually { city.sink.mails.count == 1 }
                let answer = try #require(city.sink.mails.first)
                #expect(answer.recipient == "ann@home.example")
                #expect(answer.field("In-Reply-To") == "<answer-1@home.example>")
                #expect(answer.field("Auto-Submitted") == "auto-replied")
                let number = try await city.view.rows("SELECT tracking_number FROM service_request")[0][0]
                let written = "\(number.prefix(3))-\(number.dropFirst(3).prefix(3))-\(number.dropFirst(6))"
                #expect(answer.lines.joined(separator: "\n").contains(written))
            }
        }
    }

    /// Promise 9, from the mailbox on: only our own server's word makes a sender Ann.
    @Test("who answers goes on with the request only if our own server says that it is Ann", .timeLimit(.minutes(2)))
    func forged() async throws {
        try await MailCity.with { city in
            try await city.serving { intake in
                try await eventually { try await city.hasLooked(intake) }
                try city.dovecot.deliver(Self.mail(1, header: Self.pass), to: "city")
                try await eventually { city.sink.mails.count == 1 }
                let id = try #require(city.sink.mails.first?.field("Message-ID"))
                let answers: [(header: String, from: String, isConfirmed: Bool)] = [
                    (Self.pass, "ann@home.example", true),
                    ("", "ann@home.example", false),
                    // The sender's own word under our server's name, below the true one.
                    (Self.fail + Self.pass, "ann@home.example", false),
                    (Self.pass.replacing("mx.city", with: "mx.evil"), "ann@home.example", false),
                    (Self.pass, "mallory@home.example", false),
                    // Mallory's signed mail, with Ann's name put above.
                    (Self.pass + "From: ann@home.example\r\n", "mallory@home.example", false),
                ]
                for (index, answer) in answers.enumerated() {
                    let mail = Self.mail(2 + index, from: answer.from, header: answer.header, answering: id)
                    try city.dovecot.deliver(mail, to: "city")
                    try await city.settled("email-311", 2 + index)
                }
                let rows = try await city.view.rows("SELECT is_unconfirmed FROM message ORDER BY id")
                #expect(rows.map { $0[0] } == ["0"] + answers.map { $0.isConfirmed ? "0" : "1" })
                #expect(try await city.view.number("SELECT COUNT(*) FROM service_request") == 1)
                #expect(try await city.view.number("SELECT COUNT(*) FROM outbox") == 1)
            }
        }
    }
}
