import Testing

@testable import Mail

@Suite("Parts and boundaries")
struct MIMEStructureTests {
    /// A multipart mail of these body lines.
    static func multipart(_ body: String, type: String = "multipart/mixed; boundary=b", limits: MailLimits = .standard)
        -> ParsedMail
    {
        ParsedMail(lines: "Content-Type: \(type)\n\n" + body, limits: limits)
    }

    @Test(
        "Broken multiparts stay readable",
        arguments: [
            (
                "no boundary parameter", "Content-Type: multipart/mixed\n\n--x\n\nhello", "--x\n\nhello",
                [.boundaryMissing]
            ),
            ("a missing semicolon", "Content-Type: multipart/mixed\n boundary=b\n\n--b\n\nhello\n--b--", "hello", []),
            (
                "the boundary never comes", "Content-Type: multipart/mixed; boundary=b\n\nhello\n", "hello\n",
                [.boundaryNotFound]
            ),
            (
                "opened and closed without a part",
                "Content-Type: multipart/mixed; boundary=b\n\nhello\n--b--\nbye", "hello", []
            ),
            (
                "never closed", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\nyou", "hello\nyou",
                [.multipartUnterminated]
            ),
            (
                "an inner one never closed",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\none\n--b\n\ntwo\n--b--",
                "one\ntwo", [.multipartUnterminated]
            ),
            (
                "a boundary that is another's beginning",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--bb\n--b \t\n\ntwo\n--b--", "one\n--bb\ntwo",
                []
            ),
            (
                "a boundary that looks like another's end",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=\"b--\"\n\n--b--\n\none\n--b----\n--b--",
                "one", []
            ),
            (
                "the boundary in the middle of a line",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none --b\n --b\n--b--", "one --b\n --b", []
            ),
            (
                "a part without a header and without its blank line",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nhello\n--b--", "hello", []
            ),
            (
                "a boundary with blanks at its end",
                "Content-Type: multipart/mixed; boundary=\"b  \"\n\n--b  \n\nhello\n--b  --", "hello", []
            ),
            (
                "several types, the first wins",
                "Content-Type: multipart/mixed; boundary=b\nContent-Type: text/plain\n\n--b\n\nhello\n--b--", "hello",
                [.repeatedContentType]
            ),
            (
                "several types, the first unreadable",
                "Content-Type: nonsense\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b--", "hello",
                [.repeatedContentType]
            ),
            ("an unreadable type", "Content-Type: nonsense\n\nhello", "hello", [.badContentType]),
            (
                "text starting with a body line", "Hello city,\nthe lamp: broken", "Hello city,\nthe lamp: broken",
                [.headerMissing]
            ),
            ("a line without a colon in the header", "Subject: s\nbroken\nFrom: a@b\n\nhello", "hello", [.headerJunk]),
            (
                "a boundary inside a part's header",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n--b\n\nhello\n--b--",
                "hello", []
            ),
            (
                "an unknown transfer encoding", "Content-Transfer-Encoding: x-zip\n\nhello", "hello",
                [.unknownTransferEncoding]
            ),
            ("an unknown charset", "Content-Type: text/plain; charset=x-klingon\n\nhello", "hello", [.unknownCharset]),
            ("NUL in the text", "Content-Type: text/plain\n\nhel\0lo", "hello", [.nulBytes]),
            ("NUL in the subject", "Subject: a\0b\n\nhello", "hello", []),
            (
                "a base64 that is none", "Content-Transfer-Encoding: base64\n\naGVsbG8=!", "hello",
                [.badTransferEncoding]
            ),
        ] as [(String, String, String, [MailDefect])])
    func broken(_: String, mail: String, text: String, defects: [MailDefect]) {
        let mail = ParsedMail(lines: mail)
        let parts = mail.text?.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
        #expect(parts == text.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n"))
        #expect(mail.defects == defects)
    }

    @Test("A closing delimiter ends a multipart: the epilogue is not shown")
    func epilogue() {
        #expect(Self.multipart("pre\n--b\n\none\n--b--\nepilogue\n--b\n\ntwo").text == "one")
    }

    @Test("Texts of mixed parts are joined, pictures and files listed")
    func mixed() {
        let mail = Self.multipart(
            "--b\n\none\n--b\nContent-Type: image/png\n\nPNG\n--b\n\ntwo\n--b\nContent-Type: text/plain; name=log.txt\n\nlog\n--b--"
        )
        #expect(mail.text == "one\ntwo")
        #expect(mail.attachments.map(\.mediaType.description) == ["image/png", "text/plain"])
        #expect(mail.attachments.map(\.name) == [nil, "log.txt"])
        #expect(mail.html == nil)
    }

    @Test("The plain form is preferred, the HTML kept")
    func alternative() {
        let mail = Self.multipart(
            "--b\nContent-Type: text/html\n\n<b>html</b>\n--b\n\nplain\n--b--",
            type: "multipart/alternative; boundary=b")
        #expect(mail.text == "plain")
        #expect(mail.html == "<b>html</b>")
        #expect(!mail.textIsFromHTML)
    }

    @Test("Text is made from HTML where there is no plain form, or an empty one", arguments: ["", "--b\n\n \n"])
    func onlyHTML(plain: String) {
        let mail = Self.multipart(
            plain + "--b\nContent-Type: text/html\n\n<p>html</p>\n--b--", type: "multipart/alternative; boundary=b")
        #expect(mail.text == "html\n")
        #expect(mail.textIsFromHTML)
    }

    @Test("Companions of related HTML are inline attachments with their Content-ID")
    func related() {
        let mail = Self.multipart(
            "--b\nContent-Type: text/html\n\n<img src=\"cid:i@x\">\n--b\nContent-Type: image/png\nContent-ID: <i@x>\n\nPNG\n--b--",
            type: "multipart/related; boundary=b")
        #expect(mail.attachments.map(\.contentID) == ["i@x"])
        #expect(mail.attachments.map(\.isInline) == [true])
        #expect(mail.html == "<img src=\"cid:i@x\">")
    }

    @Test("A forwarded mail is an attachment that can be opened; alone, it is what there is to read")
    func forwarded() {
        let inner = "From: in@x\nSubject: inner\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\ninner text\n--c--"
        let beside = Self.multipart("--b\n\nsee below\n--b\nContent-Type: message/rfc822\n\n\(inner)\n--b--")
        #expect(beside.text == "see below")
        #expect(beside.attachments.first?.message()?.subject == "inner")
        #expect(beside.attachments.first?.message()?.text == "inner text")
        let alone = ParsedMail(lines: "Subject: outer\nContent-Type: message/rfc822\n\n\(inner)")
        #expect(alone.subject == "outer")
        #expect(alone.text == "inner text")
        #expect(alone.attachments.count == 1)
    }

    @Test("Parts of a digest are mails unless they say otherwise")
    func digest() {
        let mail = Self.multipart("--b\n\nSubject: one\n\ntext\n--b--", type: "multipart/digest; boundary=b")
        #expect(mail.attachments.first?.message()?.subject == "one")
    }

    @Test("HTML in the charset that its meta element names")
    func metaCharset() {
        let html = Array("Content-Type: text/html\r\n\r\n<meta charset=\"windows-1251\"><p>".utf8) + [0xCF, 0xF0]
        #expect(ParsedMail(parsing: html).text == "Пр\n")
    }

    @Test("CR alone, CRLF, LF and CRCRLF all end lines", arguments: ["\r", "\r\n", "\n", "\r\r\n"])
    func lineEnds(newline: String) {
        let text = ["Subject: s", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "two", "--b--"]
        let mail = ParsedMail(parsing: Array(text.joined(separator: newline).utf8))
        #expect(mail.subject == "s")
        #expect(mail.text?.trimmingPrefix("\n") == "one\ntwo")
    }

    @Test(
        "No Message-ID, an empty one, one without brackets, one with blanks",
        arguments: [
            ("", nil), ("Message-ID:\n", nil), ("Message-ID: <>\n", nil), ("Message-ID: x@y\n", "x@y"),
            ("Message-ID: <x@y\n z>\n", "x@yz"),
            ("Message-ID: <a@b> <c@d>\n", "a@b"), ("Message-ID: bare\n", "bare"),
        ] as [(String, String?)])
    func messageID(header: String, expected: String?) {
        #expect(ParsedMail(lines: header + "Subject: s\n\nhello").messageID == expected)
    }

    @Test("In-Reply-To with a phrase, References of several lines and fields")
    func threading() {
        let mail = ParsedMail(
            lines: "In-Reply-To: Your mail of <a@b> (really)\nReferences: <c@d>\n <e@f>,<g@h>\nReferences: <i@j>\n\n")
        #expect(mail.inReplyTo == ["a@b"])
        #expect(mail.references == ["c@d", "e@f", "g@h", "i@j"])
    }

    @Test("The null return path is not the same as none")
    func returnPath() {
        #expect(ParsedMail(lines: "Return-Path: <>\n\n").returnPath == "")
        #expect(ParsedMail(lines: "Subject: s\n\n").returnPath == nil)
        #expect(ParsedMail(lines: "Return-Path: <a@b>\n\n").returnPath == "a@b")
    }
}
