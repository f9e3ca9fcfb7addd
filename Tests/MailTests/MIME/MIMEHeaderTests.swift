import Testing

@testable import Mail

@Suite("Header blocks")
struct MIMEHeaderTests {
    @Test("Fields keep their order, are found without case, and are unfolded")
    func lookups() {
        let headers = HeaderFields(
            parsing: Array(
                "Received: one\r\nSubject: a\r\n\t folded line\r\nreceived : two\r\nX-Empty:\r\n\r\nBody: no\r\n".utf8))
        #expect(headers.count == 4)
        #expect(headers.values("RECEIVED") == ["one", "two"])
        #expect(headers.count(of: "received") == 2)
        #expect(headers.first("subject") == "a folded line")
        #expect(headers.first("x-empty") == "")
        #expect(headers.first("Body") == nil)
        #expect(!headers.contains("Body"))
        #expect(headers.pairs.map(\.name) == ["Received", "Subject", "received", "X-Empty"])
    }

    @Test(
        "The block ends where it must",
        arguments: [
            ("A: 1\nB: 2\n\nC: 3\n", ["A", "B"], "C: 3\n"),
            ("A: 1\r\r\nB: 2\r\r\n\r\r\nC: 3", ["A", "B"], "C: 3"),
            ("Dear city,\nthe lamp: broken\n", [], "Dear city,\nthe lamp: broken\n"),
            (
                "Subject: x\nNo blank line here\nNote: this is text\n", ["Subject"],
                "No blank line here\nNote: this is text\n"
            ),
            ("Subject: x\ncontinued without a blank\nFrom: a@b.example\n\nt", ["Subject", "From"], "t"),
            ("From jane Thu Jan  1 00:00:00 1970\nSubject: x\n\nt", ["Subject"], "t"),
            ("\u{FEFF}Subject: x\n\nt", ["Subject"], "t"),
            ("\n\nSubject: x\n\nt", ["Subject"], "t"),
            ("\nHello\n", [], "Hello\n"),
            ("Subject: x\n \nText\n", ["Subject"], "Text\n"),
            ("Subject: x", ["Subject"], ""),
            (": nameless\n", [], ": nameless\n"),
            ("", [], ""),
        ])
    func blockEnd(mail: String, names: [String], body: String) {
        let bytes = Array(mail.utf8)
        let headers = HeaderFields(parsing: bytes)
        #expect(headers.pairs.map(\.name) == names)
        #expect(String(decoding: bytes[headers.bodyStart...], as: UTF8.self) == body)
    }

    @Test("No more fields than the limit are kept, and the body is still found")
    func limit() {
        let mail = String(repeating: "X: y\r\n", count: 50) + "\r\nbody"
        let headers = HeaderFields(parsing: Array(mail.utf8), limits: MailLimits(headerFields: 10))
        #expect(headers.count == 10)
        #expect(headers.storage[headers.bodyStart...].elementsEqual("body".utf8))
    }

    @Test(
        "Header text is decoded",
        arguments: [
            ("Saying Hello", "Saying Hello"),
            ("=?utf-8?Q?caf=C3=A9_au_lait?=", "café au lait"),
            (
                "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\r\n =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=",
                "If you can read this you understand the example."
            ),
            // A character cut in two between words, in both encodings.
            ("=?utf-8?B?w6k=?= =?utf-8?B?4oI=?= =?UTF-8?Q?=AC?=", "é€"),
            ("=?gb2312?B?xOM=?= =?gb2312?B?ug==?= =?gb2312?B?ww==?=", "你好"),
            ("a =?utf-8?Q?b?= c", "a b c"),
            ("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"),
            ("=?utf-8*en?Q?a?=", "a"),
            ("=?utf-8?Q?no end", "=?utf-8?Q?no end"),
            ("=?utf-8?X?what?=", "=?utf-8?X?what?="),
            ("=??Q?a?=", "=??Q?a?="),
            ("1+1 =?", "1+1 =?"),
            ("=?utf-8?Q??=", ""),
            ("=?utf-8?q?a space inside?=", "a space inside"),
            ("=?utf-8?B?w6k?=", "é"),
            ("=?unknown-8bit?Q?=E9t=E9?=", "été"),
            ("=?NONE?B?VEVTVA=?=", "TEST"),
            ("=?utf-8?Q?a=00b=0D=0ABcc:_x?=", "ab  Bcc: x"),
            ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
            ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
            ("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=", "Привет"),
            ("raw caf\u{e9} utf-8", "raw café utf-8"),
        ])
    func text(raw: String, expected: String) {
        #expect(HeaderFields(parsing: Array("Subject: \(raw)\r\n\r\n".utf8)).first("subject") == expected)
    }

    @Test("Raw windows-1252 in a header is read as such")
    func rawEightBit() {
        let headers = HeaderFields(parsing: Array("Subject: caf".utf8) + [0xE9, 0x0A, 0x0A])
        #expect(headers.first("Subject") == "café")
    }

    @Test("Encoded words without an end cost one search, not one each")
    func unterminatedWords() {
        let raw = String(repeating: "=?a?q?x", count: 20_000)
        #expect(HeaderFields(parsing: Array("Subject: \(raw)\n\n".utf8)).first("Subject") == raw)
    }
}
