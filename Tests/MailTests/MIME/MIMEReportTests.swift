import Testing

@testable import Mail

@Suite("Delivery reports")
struct MIMEReportTests {
    @Test("A report with two recipients and the returned header")
    func report() {
        let mail = ParsedMail(
            lines: """
                From: MAILER-DAEMON@mx.example
                Return-Path: <>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Your mail could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Tue, 4 Nov 2025 09:00:00 -0500

                Final-Recipient: rfc822; <jo@example.org>
                Original-Recipient: rfc822;Jo@example.org
                Action: Failed (really)
                Status: 5.1.1 (no such user)
                Diagnostic-Code: smtp; 550 5.1.1 unknown
                 user; go away

                Final-Recipient: rfc822; ann@example.org
                Action: delayed
                Status: 4.4.1
                --b
                Content-Type: text/rfc822-headers

                Subject: Your request
                Message-ID: <sent-1@city.example>
                --b--
                """)
        let report = mail.report
        #expect(report?.reportingHost == "mx.example")
        #expect(report?.recipients.map(\.finalRecipient) == ["jo@example.org", "ann@example.org"])
        #expect(report?.recipients.map(\.action) == ["failed", "delayed"])
        #expect(report?.recipients.map(\.status) == ["5.1.1", "4.4.1"])
        #expect(report?.recipients.first?.originalRecipient == "Jo@example.org")
        #expect(report?.recipients.first?.diagnostic == "550 5.1.1 unknown user; go away")
        #expect(report?.originalMessageID == "sent-1@city.example")
        #expect(mail.text == "Your mail could not be delivered.")
        #expect(mail.headers.parameter("report-type", of: "Content-Type") == "delivery-status")
    }

    @Test(
        "A status is a code and nothing else",
        arguments: [("5.1.1(no such user)", "5.1.1"), ("5.1.1;jo@example.org", "5.1.1"), ("jo@example.org", nil)]
            as [(String, String?)])
    func status(_ written: String, _ code: String?) {
        let report = DeliveryStatusReport(status: Array("Action: failed\r\nStatus: \(written)\r\n".utf8))
        #expect(report.recipients.map(\.status) == [code])
    }

    @Test("Other mail, and other reports, have none")
    func none() {
        #expect(ParsedMail(lines: "Subject: s\n\nStatus: 5.1.1").report == nil)
        #expect(
            ParsedMail(
                lines:
                    "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/disposition-notification\n\nx: y\n--b--"
            )
            .report == nil)
    }

    @Test("A status part of garbage is a report without recipients")
    func garbage() {
        let report = DeliveryStatusReport(status: Array("\n\ngarbage\n\n\nmore garbage: no\n".utf8))
        #expect(report.recipients.isEmpty)
        #expect(report.originalMessageID == nil)
    }
}
