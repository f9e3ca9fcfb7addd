import Testing

@testable import Mail

@Suite("Limits")
struct MIMELimitTests {
    @Test("10,000 parts: the first 200 are listed")
    func manyParts() {
        let mail = ParsedMail(
            lines: "Content-Type: multipart/mixed; boundary=b\n\n"
                + String(repeating: "--b\nContent-Type: image/png\n\nx\n", count: 10_000) + "--b--")
        #expect(mail.defects.contains(.tooManyParts))
        #expect(mail.attachments.count == 199)
    }

    @Test("Multiparts nested 1,000 deep: the 21st is an attachment")
    func deep() {
        var mail = ""
        for level in 0..<1_000 { mail += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        let parsed = ParsedMail(lines: mail + "\ntext")
        #expect(parsed.defects.contains(.tooDeep))
        #expect(parsed.attachments.map(\.mediaType.description) == ["multipart/mixed"])
    }

    @Test("Mails forwarded 1,000 deep")
    func deepMessages() {
        let mail = ParsedMail(
            lines: String(repeating: "Content-Type: message/rfc822\n\n", count: 1_000) + "Subject: x\n\ntext")
        #expect(mail.attachments.count == 1)
    }

    @Test("A mail of 50 MB: text cut at the limit, the file left where it is", .timeLimit(.minutes(1)))
    func huge() {
        let head = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
        let middle = "\r\n--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        var bytes = Array(head.utf8)
        bytes += [UInt8](repeating: UInt8(ascii: "t"), count: 10 << 20)
        bytes += Array(middle.utf8)
        bytes += [UInt8](repeating: UInt8(ascii: "A"), count: 40 << 20)
        bytes += Array("\r\n--b--\r\n".utf8)
        let mail = ParsedMail(parsing: bytes)
        #expect(mail.text?.utf8.count == 4 << 20)
        #expect(mail.attachments.map(\.range.count) == [40 << 20])
        #expect(mail.defects == [.textTooLong])
    }

    @Test("An identifier of more than 998 octets is its digest, the same each time; a shorter one is itself")
    func longIdentifiers() {
        let (long, longest) = (String(repeating: "a", count: 5_000), String(repeating: "b", count: 996) + "@c")
        let mail = ParsedMail(
            lines: "Message-ID: <\(long)@a.example>\nIn-Reply-To: <\(long)@a.example>\n"
                + "References: <\(longest)> <\(long)@a.example> <\(long)@b.example>\n\nx")
        let digest = mail.messageID ?? ""
        #expect(digest.hasSuffix("@too-long.invalid") && digest.utf8.count == 81)
        #expect(mail.inReplyTo == [digest] && mail.references.prefix(2) == [longest, digest])
        #expect(mail.references.count == 3 && mail.references[2].utf8.count == 81 && mail.references[2] != digest)
        #expect(mail.defects == [.identifierTooLong])
        #expect(ParsedMail(lines: "Message-ID: \(long)\n\nx").messageID?.utf8.count == 81, "without brackets")
        #expect(ParsedMail(lines: "References: \(long)@a.example b@c\n\nx").references.last == "b@c")
    }

    @Test(
        "An address of more than 320 octets is none, however it is written; others beside it are",
        arguments: ["<%>", "%", "Ann Lee <%>", "\"Ann\" <%> (home)", "<\"%\"@a.example>", "a b %"])
    func longAddresses(written: String) {
        let long = String(repeating: "a", count: 5_000) + "@a.example"
        let mail = ParsedMail(
            lines: "From: \(written.replacing("%", with: long))\n"
                + "To: bo@a.example, \(written.replacing("%", with: long))\n\nx")
        #expect(mail.from == [] && mail.to.map(\.address) == ["bo@a.example"])
        #expect(mail.defects == [.badFrom, .addressTooLong])
        let longest = String(repeating: "a", count: 310) + "@a.example"
        let short = ParsedMail(lines: "From: \(written.replacing("%", with: longest.dropFirst(14)))\n\nx")
        #expect(short.from.count == 1 && short.defects == [])
    }

    @Test("5,000 fields: the first 2,000 are kept, and the body is found")
    func manyFields() {
        let mail = ParsedMail(lines: String(repeating: "X-A: b\n", count: 5_000) + "\nbody")
        #expect(mail.headers.count == 2_000)
        #expect(mail.defects == [.tooManyHeaderFields])
        #expect(mail.text == "body")
    }

    @Test("Text beyond the limit is cut", arguments: ["7bit", "quoted-printable", "base64"])
    func longText(encoding: String) {
        let line = encoding == "base64" ? "YWFhYWFh\n" : "aaaaaaaa\n"
        let mail = ParsedMail(
            lines: "Content-Transfer-Encoding: \(encoding)\n\n" + String(repeating: line, count: 1_000),
            limits: MailLimits(textBytes: 1_000))
        #expect(mail.defects.contains(.textTooLong))
        #expect((900...1_000).contains(mail.text?.utf8.count ?? 0))
    }

    @Test("Several texts together keep the limit, and so does text that grows in UTF-8")
    func addedUp() {
        let parts = String(repeating: "--b\n\n" + String(repeating: "a", count: 60) + "\n", count: 5)
        let limits = MailLimits(textBytes: 100)
        let several = ParsedMail(lines: "Content-Type: multipart/mixed; boundary=b\n\n\(parts)--b--", limits: limits)
        #expect(several.text?.utf8.count == 100)
        let grown = Array("Content-Type: text/plain; charset=cp1252\n\n".utf8) + [UInt8](repeating: 0x80, count: 90)
        #expect(ParsedMail(parsing: grown, limits: limits).text == String(repeating: "€", count: 33))
    }

    @Test("Long text is cut between characters")
    func cutCharacter() {
        let mail = ParsedMail(lines: "\n" + String(repeating: "é", count: 100), limits: MailLimits(textBytes: 101))
        #expect(mail.text == String(repeating: "é", count: 50))
    }

    @Test(
        "What would be quadratic is not", .timeLimit(.minutes(1)),
        arguments: [
            "Subject: " + String(repeating: "=?utf-8?Q?a", count: 20_000),
            "From: " + String(repeating: "(", count: 100_000),
            "From: " + String(repeating: "\"a", count: 50_000), "From: " + String(repeating: "<", count: 100_000),
            "To: " + String(repeating: "a ", count: 50_000), "To: " + String(repeating: "a.@", count: 50_000),
            "Content-Type: text" + String(repeating: " ", count: 100_000) + "/plain",
            "Content-Type: a/b" + String(repeating: "; x=\"\\\"", count: 20_000),
            "Content-Type: a/b; x=" + String(repeating: "a ", count: 50_000),
            "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--", count: 100_000),
            "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--a\n", count: 50_000),
            "Content-Transfer-Encoding: quoted-printable\n\n" + String(repeating: "= ", count: 100_000),
            "Date: " + String(repeating: "1 ", count: 50_000), "References: " + String(repeating: "<", count: 50_000),
            "X: y\n" + String(repeating: " \n", count: 50_000), String(repeating: "junk\n", count: 50_000),
            "X: y\n" + String(repeating: "junk\nX-A: b\n", count: 10_000),
        ])
    func linear(mail: String) {
        #expect(ParsedMail(parsing: Array(mail.utf8)).headers.count <= 2_000)
    }
}
