import Testing

@testable import Mail

@Suite("Whole mails")
struct MIMEParsedMailTests {
    @Test("A usual mail with two forms of its text and a file")
    func usual() {
        let mail = ParsedMail(
            parsing: Array(
                """
                Return-Path: <jo@example.org>\r
                From: "Jo Doe" <jo@example.org>\r
                To: City <311@city.example>, clerk@city.example\r
                Subject: =?utf-8?Q?Stra=C3=9Fenlampe?= kaputt\r
                Date: Fri, 7 Oct 1994 16:15:05 -0700 (PDT)\r
                Message-ID: <m1@example.org>\r
                In-Reply-To: <a@b>\r
                References: <x@y>\r
                 <a@b>\r
                MIME-Version: 1.0\r
                Content-Type: multipart/mixed; boundary="outer"\r
                \r
                preamble\r
                --outer\r
                Content-Type: multipart/alternative; boundary=inner\r
                \r
                --inner\r
                Content-Type: text/plain; charset=iso-8859-1\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                Die Lampe ist f=FCr immer a=\r
                us.\r
                --inner\r
                Content-Type: text/html; charset=utf-8\r
                \r
                <p>Die Lampe ist aus.</p>\r
                --inner--\r
                --outer\r
                Content-Type: image/png; name="l.png"\r
                Content-Disposition: attachment; filename*=utf-8''l%C3%A4mpe.png\r
                Content-Transfer-Encoding: base64\r
                \r
                aGVs\r
                bG8=\r
                --outer--\r
                epilogue\r
                """.utf8))
        #expect(mail.returnPath == "jo@example.org")
        #expect(mail.from == [MailAddress(name: "Jo Doe", address: "jo@example.org")])
        #expect(mail.to.map(\.address) == ["311@city.example", "clerk@city.example"])
        #expect(mail.subject == "Straßenlampe kaputt")
        #expect(mail.date == 781_571_705_000)
        #expect(mail.messageID == "m1@example.org")
        #expect(mail.inReplyTo == ["a@b"])
        #expect(mail.references == ["x@y", "a@b"])
        #expect(mail.text == "Die Lampe ist für immer aus.")
        #expect(!mail.textIsFromHTML)
        #expect(mail.html == "<p>Die Lampe ist aus.</p>")
        #expect(mail.attachments.map(\.name) == ["lämpe.png"])
        #expect(mail.attachments.first?.content() == Array("hello".utf8))
        #expect(mail.attachments.first?.size == 5)
        #expect(mail.attachments.first?.mediaType == MediaType("image", "png"))
        #expect(mail.defects.isEmpty)
    }

    @Test(
        "Nothing, and nearly nothing, are mails",
        arguments: ["", "\n", "\r\n", "\r", "x", "x:", ":", "\0", "--", "From "])
    func nearlyNothing(text: String) {
        let mail = ParsedMail(parsing: Array(text.utf8))
        #expect(mail.attachments.isEmpty)
    }
}
